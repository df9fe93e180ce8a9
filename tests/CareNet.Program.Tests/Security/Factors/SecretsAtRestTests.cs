using System.Security.Cryptography;
using System.Text;
using CareNet.Platform.Keys;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Factors;

/// <summary>Somebody has a copy of the database, and not the installation's secret.</summary>
public sealed class SecretsAtRestTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string Secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task Recovery_codes_cannot_be_tried_out_on_a_copy_of_the_table()
    {
        await using var app = App();
        var nurse = await app.PersonAsync("okayama");
        var (_, codes) = await app.AuthenticatorAsync(nurse, TimeProvider.System);
        var text = Encoding.UTF8.GetBytes($"{nurse.Id} {codes[0].Replace("-", "", StringComparison.Ordinal)}");

        foreach (
            var hash in new[] { SHA256.HashData(text), HMACSHA256.HashData(new DerivedKeys(null).For("carenet recovery codes 1"), text) }
        )
        {
            (
                await database.AskAsync<long>(
                    $"SELECT count(*) FROM security.recovery_codes WHERE code_hash = decode('{Convert.ToHexString(hash)}', 'hex')"
                )
            ).ShouldBe(0);
        }

        var begun = await app.SignInAsync(nurse);
        var session = (await app.SessionOfAsync(begun.Token))!.Session;
        (await app.AskAsync<SignInAnswer>(new ProveSecondFactor(session, codes[0], SecurityActs.Phone))).Outcome.ShouldBe(
            SignInOutcome.SignedIn
        );
    }

    [Fact]
    public async Task A_facilitys_emergency_code_can_be_neither_read_nor_tried_out_on_a_copy_of_the_table()
    {
        await using var app = App();
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        var code = (await app.CodeOfAsync(administrator)).Replace("-", "", StringComparison.Ordinal);
        code.Length.ShouldBe(12);

        var text = Encoding.UTF8.GetBytes(code);
        var (row, hash) = (
            await database.AskAsync<string>(
                $"SELECT to_jsonb(c)::text FROM security.emergency_cards c WHERE facility = '{administrator.Facility}'"
            ),
            await database.AskAsync<byte[]>($"SELECT code_hash FROM security.emergency_cards WHERE facility = '{administrator.Facility}'")
        );

        row.ShouldNotBeNull();
        row.ShouldNotContain(code);
        hash.ShouldNotBe(SHA256.HashData(text));
        hash.ShouldNotBe(HMACSHA256.HashData(new DerivedKeys(null).For("carenet emergency codes 1"), text));
    }

    [Theory]
    [InlineData("00:00:00.010", "wolverine_dead_letters")]
    [InlineData("01:00:00", "wolverine_incoming_envelopes")]
    public async Task A_mail_that_waits_or_was_given_up_shows_neither_its_address_nor_its_link(string wait, string table)
    {
        await using var app = App(
            ("Messages:Waits:0", wait),
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", "1"),
            ("Mail:UseTls", "false"),
            ("Mail:From", "carenet@example.jp"),
            ("Mail:Site", "https://care.example.jp")
        );
        var nurse = await app.PersonAsync("misato");
        var waiting = $"FROM wolverine.{table} WHERE message_type LIKE '%SendMail' AND length(body) > 0";

        await app.PublishAsync(new AskPasswordReset(nurse.MailAddress, SecurityActs.Phone));

        await Patience.Until(
            async () => await database.AskAsync<long>($"SELECT count(*) {waiting}") > 0,
            "the mail that could not be sent"
        );
        var stored = await database.AskAsync<string>($"SELECT string_agg(encode(body, 'escape'), ' ') {waiting}");
        stored.ShouldNotBeNull();
        stored.ShouldContain("wolverine-encrypted");
        stored.ShouldNotContain(nurse.MailAddress);
        stored.ShouldNotContain("/account/link/");
    }

    private CareNetApp App(params (string Key, string Value)[] settings) =>
        new(
            database,
            host =>
            {
                host.UseSetting("CARENET_KEY_SECRET", Secret);
                foreach (var (key, value) in settings)
                {
                    host.UseSetting(key, value);
                }
            }
        );
}
