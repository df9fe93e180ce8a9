using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Pages;
using CareNet.Testing;

namespace CareNet.Security.Tests.Recovery;

/// <summary>Password forgotten and phone gone: somebody helps without learning anything that signs in.</summary>
public sealed class RecoveryTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    [Trait("rule", "misato/11-1"), Trait("rule", "miyazaki/17-1"), Trait("rule", "nishitokyo/11-1"), Trait("how", "enforce")]
    public async Task Everything_old_is_void_and_only_the_link_to_the_person_leads_on()
    {
        var secretary = await house.App.SecretaryAsync("misato");
        var nurse = await house.App.PersonAsync("misato");
        await house.App.AuthenticatorAsync(nurse, house.Clock);
        var live = await house.App.SessionTokenAsync(nurse);
        (await RecoverAsync(nurse, secretary, null)).Error.ShouldBe(SecurityErrors.IdentityUnchecked);
        (await RecoverAsync(nurse, secretary, note: "\u0007")).Error!.Code.ShouldBe("security.words_unreadable");
        (await house.App.SessionOfAsync(live)).ShouldNotBeNull();

        (await RecoverAsync(nurse, secretary, note: "窓口で運転免許証")).IsOk.ShouldBeTrue();

        (await house.App.SessionOfAsync(live)).ShouldBeNull();
        (await house.App.SignInAsync(nurse)).ShouldBe(SignInAnswer.Refused, "the old password is worth nothing");
        var token = await LinkToAsync(nurse);
        (await house.App.AskAsync<Result>(new Contracts.RedeemLink(token, "mizuumi-7731-sora", SecurityActs.Phone))).IsOk.ShouldBeTrue();
        (await house.App.SignInAsync(nurse, "mizuumi-7731-sora")).Outcome.ShouldBe(
            SignInOutcome.SetUpFactor,
            "the old authenticator is gone, too"
        );
        var kept = (
            await house.App.AskAsync<Result<AccountView>>(new GetAccount(nurse.Id, secretary.Id))
        ).Value.Decisions.ShouldHaveSingleItem();
        (kept.Kind, kept.How, kept.Reason, kept.By).ShouldBe(
            (AccountDecisionKind.Recovered, IdentityCheck.InPerson, "窓口で運転免許証", secretary.Id)
        );
        (
            await house.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries WHERE action = 'account.recover' AND actor = '{secretary.Id}'
                    AND subject = '{nurse.Id}'
                """
            )
        ).ShouldBe(1);
    }

    [Theory]
    [InlineData("nishitokyo", true), InlineData("misato", false), InlineData("osaki", false)]
    public async Task Whoever_issues_the_regions_ids_helps_and_nobody_helps_himself(string region, bool facilityHelps)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync(region, FacilityRole.Staff, administrator.Facility);
        var (secretary, foreign) = (await house.App.SecretaryAsync(region), await house.App.SecretaryAsync("okayama"));
        var stranger = await house.App.PersonAsync(region, FacilityRole.Administrator);

        foreach (
            var (helped, by) in new[]
            {
                (nurse, nurse),
                (administrator, administrator),
                (secretary, secretary),
                (nurse, stranger),
                (nurse, foreign),
                (administrator, nurse),
            }
        )
        {
            (await RecoverAsync(helped, by)).Error.ShouldBe(SecurityErrors.NotFound);
        }

        (await RecoverAsync(nurse, administrator)).IsOk.ShouldBe(facilityHelps);
        (await house.App.AskAsync<Result<AccountView>>(new GetAccount(nurse.Id, administrator.Id))).Value.MayRecover.ShouldBe(
            facilityHelps
        );
        (await RecoverAsync(nurse, secretary)).IsOk.ShouldBeTrue();
        (await house.App.SignInAsync(stranger)).Token.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_lock_is_released_by_whoever_decides_over_the_account()
    {
        var administrator = await house.App.PersonAsync("osaki", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("osaki", FacilityRole.Staff, administrator.Facility);
        for (var i = 0; i < 5; i++)
        {
            await house.App.SignInAsync(nurse, "wrong-4482-word!");
        }

        (await house.App.SignInAsync(nurse)).Outcome.ShouldBe(SignInOutcome.Locked);
        (await house.App.AskAsync<Result<AccountList>>(new ListAccounts(administrator.Facility, administrator.Id)))
            .Value.Accounts.Single(a => a.Person == nurse.Id)
            .IsLocked.ShouldBeTrue();
        (
            await house.App.AskAsync<Result>(
                new Contracts.ReleaseLock(nurse.Id, nurse.Id, await house.App.SessionAsync(nurse), AuditOrigin.Inside)
            )
        ).Error.ShouldBe(SecurityErrors.NotFound);

        (
            await house.App.AskAsync<Result>(
                new Contracts.ReleaseLock(nurse.Id, administrator.Id, await house.App.SessionAsync(administrator), AuditOrigin.Inside)
            )
        ).IsOk.ShouldBeTrue();

        (await house.App.SignInAsync(nurse)).Token.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_suspended_account_is_given_back_before_it_starts_anew()
    {
        var (secretary, nurse) = (await house.App.SecretaryAsync("misato"), await house.App.PersonAsync("misato"));
        await house.App.AskAsync<Result>(
            new DecideOnAccount(nurse.Id, AccountDecisionKind.Suspended, "退職", secretary.Id, AuditOrigin.Inside)
        );

        (await RecoverAsync(nurse, secretary)).Error.ShouldBe(SecurityErrors.Suspended);
        (
            await house.App.AskAsync<Result>(
                new DecideOnAccount(nurse.Id, AccountDecisionKind.Recovered, "x", secretary.Id, AuditOrigin.Inside)
            )
        ).Error.ShouldBe(SecurityErrors.DecisionUnreadable);
    }

    [Fact]
    public async Task The_secretariat_finds_the_account_by_its_address_and_sends_the_link_from_a_page()
    {
        var (secretary, nurse, elsewhere) = (
            await house.App.SecretaryAsync("misato"),
            await house.App.PersonAsync("misato"),
            await house.App.PersonAsync("osaki")
        );
        using var desk = await house.App.SignedInAs(secretary);

        var wrong = await desk.SendAsync("/regions/misato/accounts", "find", ("Form.Mail", elsewhere.MailAddress));
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("この地域に、そのメールアドレスのIDはありません");
        var found = await desk.SendAsync("/regions/misato/accounts", "find", ("Form.Mail", $" {nurse.MailAddress.ToUpperInvariant()} "));
        var page = new Uri(new("http://localhost"), found.Headers.Location!.ToString()).AbsolutePath;
        page.ShouldBe($"/regions/misato/accounts/{nurse.Id}");
        var unsaid = await desk.SendAsync(page, "recover");
        (await unsaid.Content.ReadAsStringAsync()).ShouldContain("どのように確かめたか");
        var sent = await desk.SendAsync(page, "recover", ("Form.How", nameof(IdentityCheck.CalledBack)));

        sent.Headers.Location!.ToString().ShouldEndWith("?done=recover");
        (await LinkToAsync(nurse)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_a_recent_proof_in_a_session_of_their_own_nobody_recovers_an_account_or_releases_its_lock()
    {
        var (secretary, nurse) = (await house.App.SecretaryAsync("misato"), await house.App.PersonAsync("misato"));
        var (session, foreign) = (await house.App.SessionAsync(secretary), await house.App.SessionAsync(nurse));

        (await RecoverInAsync(foreign)).Error.ShouldBe(SecurityErrors.NotFound);
        house.Clock.Advance(TimeSpan.FromMinutes(16));
        (await RecoverInAsync(session)).Error.ShouldBe(SecurityErrors.ProofTooOld);
        (await house.App.AskAsync<Result>(new Contracts.ReleaseLock(nurse.Id, secretary.Id, session, AuditOrigin.Inside))).Error.ShouldBe(
            SecurityErrors.ProofTooOld
        );
        (await house.App.SignInAsync(nurse)).Token.ShouldNotBeNull("nothing has changed");

        await house.App.AskAsync<SignInAnswer>(new ProveAgain(session, secretary.Id, TestPerson.Password, "", SecurityActs.Desk));
        (await RecoverInAsync(session)).IsOk.ShouldBeTrue();

        Task<Result> RecoverInAsync(SessionId at) =>
            house.App.AskAsync<Result>(new RecoverAccount(nurse.Id, IdentityCheck.InPerson, null, secretary.Id, at, AuditOrigin.Inside));
    }

    [Fact]
    public async Task Starting_anew_makes_the_links_void_that_somebody_asked_for_before()
    {
        var (secretary, nurse) = (await house.App.SecretaryAsync("misato"), await house.App.PersonAsync("misato"));
        await house.App.TellAsync(new AskPasswordReset(nurse.MailAddress, SecurityActs.Phone));
        var earlier = await LinkToAsync(nurse);

        (await RecoverAsync(nurse, secretary)).IsOk.ShouldBeTrue();

        (await house.App.AskAsync<Result>(new Contracts.RedeemLink(earlier, "mizuumi-7731-sora", SecurityActs.Phone))).Error.ShouldBe(
            SecurityErrors.LinkVoid
        );
        var link = await house.App.LinkTokenAsync(nurse.MailAddress, known: earlier);
        (await house.App.AskAsync<Result>(new Contracts.RedeemLink(link, "mizuumi-7731-sora", SecurityActs.Phone))).IsOk.ShouldBeTrue();
    }

    private async Task<Result> RecoverAsync(
        TestPerson helped,
        TestPerson by,
        IdentityCheck? how = IdentityCheck.InPerson,
        string? note = null
    ) =>
        await house.App.AskAsync<Result>(
            new RecoverAccount(helped.Id, how, note, by.Id, await house.App.SessionAsync(by), AuditOrigin.Inside)
        );

    private Task<string> LinkToAsync(TestPerson person) => house.App.LinkTokenAsync(person.MailAddress);
}
