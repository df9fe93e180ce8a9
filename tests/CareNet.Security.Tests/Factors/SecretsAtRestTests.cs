using System.Security.Cryptography;
using System.Text;
using CareNet.Platform.Keys;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Security.Tests.Factors;

/// <summary>Somebody has a copy of the database, and not the installation's secret.</summary>
public sealed class SecretsAtRestTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly string secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task Recovery_codes_cannot_be_tried_out_on_a_copy_of_the_table()
    {
        await using var app = App();
        var nurse = await app.PersonAsync("okayama");
        var (_, codes) = await app.AuthenticatorAsync(nurse, TimeProvider.System);
        var text = Encoding.UTF8.GetBytes($"{nurse.Id} {codes[0].Replace("-", "", StringComparison.Ordinal)}");

        foreach (var hash in new[]
        {
            SHA256.HashData(text), HMACSHA256.HashData(new DerivedKeys(null).For("carenet recovery codes 1"), text),
        })
        {
            (await database.AskAsync<long>($"SELECT count(*) FROM security.recovery_codes WHERE code_hash = decode('{Convert.ToHexString(hash)}', 'hex')"))
                .ShouldBe(0);
        }

        var begun = await app.SignInAsync(nurse);
        var session = (await app.SessionOfAsync(begun.Token))!.Session;
        (await app.AskAsync<SignInAnswer>(new ProveSecondFactor(session, codes[0], Doing.Phone))).Outcome.ShouldBe(SignInOutcome.SignedIn);
    }

    [Theory]
    [InlineData("00:00:00.010", "wolverine_dead_letters")]
    [InlineData("01:00:00", "wolverine_incoming_envelopes")]
    public async Task A_mail_that_waits_or_was_given_up_shows_neither_its_address_nor_its_link(string wait, string table)
    {
        await using var app = App(("Messages:Waits:0", wait), ("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:UseTls", "false"),
            ("Mail:From", "carenet@example.jp"), ("Mail:Site", "https://care.example.jp"));
        var nurse = await app.PersonAsync("misato");
        var waiting = $"FROM wolverine.{table} WHERE message_type LIKE '%SendMail' AND length(body) > 0";

        await app.PublishAsync(new AskPasswordReset(nurse.MailAddress, Doing.Phone));

        await Patience.Until(async () => await database.AskAsync<long>($"SELECT count(*) {waiting}") > 0, "the mail that could not be sent");
        var stored = await database.AskAsync<string>($"SELECT string_agg(encode(body, 'escape'), ' ') {waiting}");
        stored.ShouldNotBeNull();
        stored.ShouldContain("wolverine-encrypted");
        stored.ShouldNotContain(nurse.MailAddress);
        stored.ShouldNotContain("/account/link/");
    }

    private CareNetApp App(params (string Key, string Value)[] settings) => new(database, host =>
    {
        host.UseSetting("CARENET_KEY_SECRET", secret);
        foreach (var (key, value) in settings)
        {
            host.UseSetting(key, value);
        }
    });
}
