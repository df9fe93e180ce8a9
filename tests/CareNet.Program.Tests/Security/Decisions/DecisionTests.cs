using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Decisions;

public sealed class DecisionTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private static Task<Result> DecideAsync(
        CareNetApp app,
        TestPerson on,
        AccountDecisionKind decision,
        TestPerson by,
        string reason = "退職の連絡を受けた"
    ) => app.AskAsync<Result>(new DecideOnAccount(on.Id, decision, reason, by.Id, AuditOrigin.Inside));

    [Theory]
    [
        Trait("rule", "misato/8-3"),
        Trait("rule", "nishitokyo/8-3"),
        Trait("rule", "misato/notes-2-2"),
        Trait("rule", "nishitokyo/notes-2-2"),
        Trait("rule", "miyazaki/lost-2"),
        Trait("how", "enforce")
    ]
    [InlineData("misato")]
    [InlineData("nishitokyo")]
    [InlineData("miyazaki")]
    public async Task The_administrator_suspends_and_reactivates_the_staff_of_the_own_facility_alone(string region)
    {
        await using var app = new CareNetApp(database);
        var administrator = await app.PersonAsync(region, FacilityRole.Administrator);
        var (own, other) = (await app.PersonAsync(region, facility: administrator.Facility), await app.PersonAsync(region));
        var live = await app.SessionTokenAsync(own);

        (await DecideAsync(app, other, AccountDecisionKind.Suspended, administrator)).Error.ShouldBe(SecurityErrors.NotFound);
        (await DecideAsync(app, administrator, AccountDecisionKind.Suspended, own)).Error.ShouldBe(SecurityErrors.NotFound);
        (await DecideAsync(app, administrator, AccountDecisionKind.Restored, administrator)).Error.ShouldBe(
            SecurityErrors.NotFound,
            "nobody decisions himself"
        );
        (await DecideAsync(app, own, AccountDecisionKind.Suspended, administrator)).IsOk.ShouldBeTrue();

        (await app.SessionOfAsync(live)).ShouldBeNull();
        (await GateOf(own)).ShouldBeFalse();
        (await app.SignInAsync(own)).ShouldBe(SignInAnswer.Refused);
        (await DecideAsync(app, own, AccountDecisionKind.Restored, administrator)).IsOk.ShouldBeTrue();
        (await GateOf(own)).ShouldBeTrue();
        (await app.SignInAsync(own)).Token.ShouldNotBeNull();
    }

    [Fact, Trait("rule", "misato/8-3"), Trait("rule", "miyazaki/lost-2"), Trait("how", "enforce")]
    public async Task The_secretariat_may_too_but_not_that_of_another_region()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");

        (await DecideAsync(app, nurse, AccountDecisionKind.Suspended, await app.SecretaryAsync("okayama"))).Error.ShouldBe(
            SecurityErrors.NotFound
        );
        (await DecideAsync(app, nurse, AccountDecisionKind.Suspended, await app.SecretaryAsync("misato"))).IsOk.ShouldBeTrue();
    }

    [Fact, Trait("rule", "misato/notes-2-2"), Trait("rule", "nishitokyo/notes-2-2"), Trait("how", "enforce")]
    public async Task Somebody_restricted_to_reading_signs_in_and_the_gate_stays_closed()
    {
        await using var app = new CareNetApp(database);
        var (nurse, secretary) = (await app.PersonAsync("misato"), await app.SecretaryAsync("misato"));
        await database.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{nurse.Id}'");

        (await DecideAsync(app, nurse, AccountDecisionKind.ReadingOnly, secretary)).IsOk.ShouldBeTrue();

        (await app.SignInAsync(nurse)).Outcome.ShouldBe(SignInOutcome.SignedIn);
        (await GateOf(nurse)).ShouldBeFalse();
    }

    [Fact, Trait("rule", "misato/notes-2-2"), Trait("rule", "nishitokyo/notes-2-2"), Trait("how", "record")]
    public async Task Why_when_and_by_whom_is_kept_and_without_a_reason_nothing_happens()
    {
        await using var app = new CareNetApp(database);
        var (nurse, secretary) = (await app.PersonAsync("misato"), await app.SecretaryAsync("misato"));
        (await DecideAsync(app, nurse, AccountDecisionKind.Suspended, secretary, "  ")).Error.ShouldBe(SecurityErrors.ReasonMissing);
        (await DecideAsync(app, nurse, AccountDecisionKind.Suspended, secretary, new string('x', 5000))).Error!.Code.ShouldBe(
            "security.words_too_long"
        );
        (await GateOf(nurse)).ShouldBeTrue();

        await DecideAsync(app, nurse, AccountDecisionKind.Suspended, secretary);

        (
            await database.AskAsync<long>(
                $"""
                SELECT count(*) FROM security.account_decisions
                WHERE person = '{nurse.Id}' AND kind = 'Suspended' AND reason = '退職の連絡を受けた' AND decided_by = '{secretary.Id}'
                """
            )
        ).ShouldBe(1);
    }

    [Theory, Trait("rule", "misato/8-3"), Trait("rule", "nishitokyo/8-3"), Trait("how", "remind")]
    [InlineData("misato", true)]
    [InlineData("nishitokyo", true)]
    [InlineData("okayama", false)]
    public async Task Ids_that_nobody_used_for_ninety_days_are_shown_to_the_administrator(string region, bool isAsked)
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var administrator = await app.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await app.PersonAsync(region, facility: administrator.Facility);
        clock.Advance(TimeSpan.FromDays(91));

        await Jobs.RunAsync<Security.Accounts.RemindUnusedAccounts>(app);

        var step = $"{administrator.Facility}/{administrator.Id}";
        (await database.AskAsync<long>($"SELECT count(*) FROM platform.job_steps WHERE step = '{step}'")).ShouldBe(isAsked ? 1 : 0);
        (await app.AskAsync<Result<AccountList>>(new ListAccounts(administrator.Facility, administrator.Id)))
            .Value.Accounts.Single(account => account.Person == nurse.Id)
            .IsUnused.ShouldBeTrue();
        (await app.AskAsync<Result<AccountList>>(new ListAccounts(administrator.Facility, nurse.Id))).Error.ShouldBe(
            SecurityErrors.NotFound
        );
    }

    [Theory, Trait("rule", "misato/2-1"), Trait("rule", "nishitokyo/2-1"), Trait("how", "enforce")]
    [InlineData("misato")]
    [InlineData("nishitokyo")]
    public async Task The_secretariat_of_the_region_switches_the_guideline_on_and_off(string region)
    {
        await using var app = new CareNetApp(database);
        var (nurse, secretary) = (await app.PersonAsync(region), await app.SecretaryAsync(region));
        (await ChooseAsync(app, region, true, nurse)).Error.ShouldBe(SecurityErrors.NotFound);
        (await app.AskAsync<PasswordStatus>(new GetPasswordStatus(nurse.Id))).Demand.Symbols.ShouldBeFalse();

        await ChooseAsync(app, region, true, secretary);
        (await app.AskAsync<PasswordStatus>(new GetPasswordStatus(nurse.Id))).Demand.Symbols.ShouldBeTrue();
        await ChooseAsync(app, region, false, secretary);
        (await app.AskAsync<PasswordStatus>(new GetPasswordStatus(nurse.Id))).Demand.Symbols.ShouldBeFalse();
    }

    private static Task<Result> ChooseAsync(CareNetApp app, string region, bool follows, TestPerson by) =>
        app.AskAsync<Result>(new SetRegionSecurity(new(region), follows, false, by.Id, AuditOrigin.Inside));

    private Task<bool> GateOf(TestPerson person) =>
        database.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{person.Id}'");
}
