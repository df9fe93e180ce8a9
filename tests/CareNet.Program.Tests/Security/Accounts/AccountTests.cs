using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Accounts;

public sealed class AccountTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private const string Chosen = "mizuumi-7731-sora";
    private readonly TestClock clock = new();

    private async Task<(PersonId Person, string Address, string Token)> InvitedAsync(CareNetApp app, string region = "misato")
    {
        var person = Ids.New<PersonId>(TimeProvider.System);
        var address = $"{person}@example.jp";
        (await app.AskAsync<Result>(new Contracts.OpenAccount(person, new(region), null, address, null))).IsOk.ShouldBeTrue();
        return (person, address, await app.LinkTokenAsync(address));
    }

    private static Task<Result> RedeemAsync(CareNetApp app, string token, string password = Chosen) =>
        app.AskAsync<Result>(new Contracts.RedeemLink(token, password, SecurityActs.Phone));

    [Fact]
    [
        Trait("rule", "misato/11-1"),
        Trait("rule", "miyazaki/17-1"),
        Trait("rule", "nishitokyo/11-1"),
        Trait("rule", "miyazaki/overview"),
        Trait("how", "enforce")
    ]
    public async Task An_invitation_lets_its_person_choose_a_password_once_and_nobody_in_before()
    {
        await using var app = new CareNetApp(database);
        var (person, address, token) = await InvitedAsync(app);
        (await app.AskAsync<SignInAnswer>(new SignInByPassword(address, Chosen, SecurityActs.Phone))).ShouldBe(SignInAnswer.Refused);
        (await app.AskAsync<Result<LinkView>>(new GetLink(token))).Value.IsInvitation.ShouldBeTrue();

        (await RedeemAsync(app, token)).IsOk.ShouldBeTrue();

        (await app.AskAsync<SignInAnswer>(new SignInByPassword(address, Chosen, SecurityActs.Phone))).Token.ShouldNotBeNull();
        (await RedeemAsync(app, token, "other-7731-sora")).Error.ShouldBe(SecurityErrors.LinkVoid);
        (await database.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{person}'")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_sent_twice_at_once_counts_once()
    {
        await using var app = new CareNetApp(database);
        var (_, _, token) = await InvitedAsync(app);

        var answers = await Task.WhenAll(RedeemAsync(app, token), RedeemAsync(app, token, "other-7731-sora"));

        answers.Count(answer => answer.IsOk).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_expires()
    {
        await using var app = new CareNetApp(database) { Clock = clock };
        var (_, _, token) = await InvitedAsync(app);
        clock.Advance(TimeSpan.FromDays(7));

        (await RedeemAsync(app, token)).Error.ShouldBe(SecurityErrors.LinkVoid);
    }

    [Fact]
    public async Task A_weak_password_does_not_use_the_link_up()
    {
        await using var app = new CareNetApp(database);
        var (_, _, token) = await InvitedAsync(app);

        (await RedeemAsync(app, token, "short1")).Error!.Code.ShouldBe("security.password_too_short");
        (await RedeemAsync(app, token)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_every_session_ends_and_an_unknown_address_gets_no_mail()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var live = await app.SessionTokenAsync(nurse);
        var unknown = $"{Guid.CreateVersion7()}@example.jp";
        await app.TellAsync(new AskPasswordReset(unknown, SecurityActs.Phone));
        await app.TellAsync(new AskPasswordReset(nurse.MailAddress, SecurityActs.Phone));

        (await RedeemAsync(app, await app.LinkTokenAsync(nurse.MailAddress))).IsOk.ShouldBeTrue();

        (await app.SessionOfAsync(live)).ShouldBeNull();
        (await app.SignInAsync(nurse)).ShouldBe(SignInAnswer.Refused);
        (await app.SignInAsync(nurse, Chosen)).Token.ShouldNotBeNull();
        var hash = Convert.ToHexStringLower(Platform.Mail.StoredMail.HashOf(unknown));
        (await database.AskAsync<long>($"SELECT count(*) FROM platform.mails WHERE address_hash = decode('{hash}', 'hex')")).ShouldBe(0);
    }

    [Fact]
    public async Task One_person_has_one_account_and_an_address_has_one_owner()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        (
            await app.AskAsync<Result>(
                new Contracts.OpenAccount(nurse.Id, nurse.Region, Ids.New<FacilityId>(TimeProvider.System), nurse.MailAddress, null)
            )
        ).IsOk.ShouldBeTrue();
        (await database.AskAsync<long>($"SELECT count(*) FROM security.accounts WHERE person = '{nurse.Id}' AND state = 'Open'")).ShouldBe(
            1
        );

        (
            await app.AskAsync<Result>(
                new Contracts.OpenAccount(
                    Ids.New<PersonId>(TimeProvider.System),
                    nurse.Region,
                    null,
                    nurse.MailAddress.ToUpperInvariant(),
                    null
                )
            )
        ).Error.ShouldBe(SecurityErrors.AddressTaken);
    }

    [Fact]
    public async Task Inviting_somebody_and_closing_an_account_are_recorded_with_the_address_of_whoever_asked()
    {
        await using var app = new CareNetApp(database);
        var (asker, person) = (await app.PersonAsync("misato"), Ids.New<PersonId>(TimeProvider.System));
        var from = new Platform.Audit.AuditOrigin("192.0.2.55", null, null);

        await app.AskAsync<Result>(
            new Contracts.OpenAccount(person, new("misato"), null, $"{person}@example.jp", asker.Id) { Origin = from }
        );
        await app.AskAsync<Result>(new Contracts.CloseAccount(person, asker.Id) { Origin = from });

        (
            await database.AskAsync<long>(
                $"""
                SELECT count(DISTINCT action) FROM platform.audit_entries
                WHERE action IN ('account.invite', 'account.close') AND subject = '{person}' AND actor = '{asker.Id}'
                    AND address = '192.0.2.55'
                """
            )
        ).ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("a@b\r\nBcc: c@example.jp")]
    public async Task An_address_that_is_none_opens_nothing(string address)
    {
        await using var app = new CareNetApp(database);

        (
            await app.AskAsync<Result>(
                new Contracts.OpenAccount(Ids.New<PersonId>(TimeProvider.System), new("misato"), null, address, null)
            )
        ).Error.ShouldBe(SecurityErrors.AddressUnreadable);
    }

    [Fact]
    public async Task A_closed_account_is_closed_for_links_sessions_and_the_gate()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var live = await app.SessionTokenAsync(nurse);
        await app.TellAsync(new AskPasswordReset(nurse.MailAddress, SecurityActs.Phone));
        var token = await app.LinkTokenAsync(nurse.MailAddress);

        (await app.AskAsync<Result>(new Contracts.CloseAccount(nurse.Id, null))).IsOk.ShouldBeTrue();

        (await RedeemAsync(app, token)).Error.ShouldBe(SecurityErrors.LinkVoid);
        (await app.SessionOfAsync(live)).ShouldBeNull();
        (await app.SignInAsync(nurse)).ShouldBe(SignInAnswer.Refused);
        (
            await database.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{nurse.Id}'")
        ).ShouldBeFalse();
    }
}
