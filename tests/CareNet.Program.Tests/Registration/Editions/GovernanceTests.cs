using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Governance;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using static CareNet.Registration.Tests.Editions.EditionActs;

namespace CareNet.Registration.Tests.Editions;

/// <summary>Local rules, operating rules, minutes and offices of a region.</summary>
public sealed class GovernanceTests
{
    [Fact, Trait("rule", "misato/local"), Trait("how", "enforce")]
    public Task The_secretariat_switches_a_local_rule_and_all_are_on_at_first() =>
        InOwnDatabase(async database =>
        {
            var clock = new TestClock();
            await using var app = new CareNetApp(database) { Clock = clock };
            var world = await TestRegion.In(app);
            (await Page(world, world.Secretariat)).LocalRules.ShouldAllBe(rule => rule.IsOn);

            foreach (
                var (actor, rule) in new[]
                {
                    (world.Administrator, "misato/local-3"),
                    (world.Secretariat, "misato/9"),
                    (world.Secretariat, "osaki/7"),
                }
            )
            {
                (await Switch(world, actor, rule, false)).Error!.Status.ShouldBe(404);
            }

            (await Switch(world, world.Secretariat, "misato/local-3", false)).ShouldBe(Result.Ok);
            await Patience.Until(() => PolicyOf(app, "misato").Rule("misato/local-3") is null, "the rule is off");
            PolicyOf(app, "misato").Settings.IdIssuedBy.IsKnown.ShouldBeFalse();
            (
                await world.AskAsync<Result<InviteStaffOutcome>>(Tests.Staff.AdmissionTests.Message(world, world.Administrator))
            ).Value.Invitation.ShouldNotBeNull();

            clock.Advance(TimeSpan.FromMinutes(1));
            (await Switch(world, world.Secretariat, "misato/local-3", true)).ShouldBe(Result.Ok);
            await Patience.Until(() => PolicyOf(app, "misato").Rule("misato/local-3") is not null, "the rule is on again");
            (
                await world.InContextAsync(context => context.Set<LocalRuleSwitch>().CountAsync(change => change.Rule == "misato/local-3"))
            ).ShouldBe(2, "with its history");
        });

    [
        Fact,
        Trait("rule", "osaki/7-2-2"),
        Trait("rule", "osaki/6"),
        Trait("rule", "osaki/12"),
        Trait("how", "enforce"),
        Trait("how", "record")
    ]
    public Task Operating_rules_are_entered_by_the_secretariat_released_by_the_committee_and_then_accepted() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");
            var committee = await world.AddOfficerAsync(RegionRole.Committee);
            var rule = (await Enter(world, world.Secretariat, null)).Value;

            (await Owes(world, DutyKind.AcceptOperatingRules)).ShouldBeFalse("Nobody has released them.");
            (await world.AskAsync<Result>(new ReleaseFurtherRule(world.Secretariat, rule))).Error!.Status.ShouldBe(404);
            (await world.AskAsync<Result>(new ReleaseFurtherRule(committee, rule))).ShouldBe(Result.Ok);
            (await Owes(world, DutyKind.AcceptOperatingRules)).ShouldBeTrue();
            (
                await world.AskAsync<Result>(
                    new AcceptText(world.Member, world.Facility, AcceptedText.OperatingRules, rule.ToString(), false)
                )
            ).ShouldBe(Result.Ok);

            (await Owes(world, DutyKind.AcceptOperatingRules)).ShouldBeFalse();
            (await Page(world, committee))
                .FurtherRules.ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(r => r.ReleasedBy.ShouldBe("委員 太郎"), r => r.ReleasedAt.ShouldNotBeNull());
        });

    [Fact, Trait("rule", "osaki/6"), Trait("rule", "osaki/7-2-2"), Trait("rule", "osaki/12"), Trait("how", "record")]
    public Task Where_no_rule_provides_for_operating_rules_none_are_entered() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database)
            {
                Clock = new TestClock(),
                Policies = Regions.Book.With(Regions.Policy("osaki").Without("osaki/12")),
            };

            foreach (var region in new[] { "osaki", "okayama", "misato" })
            {
                var world = await TestRegion.In(app, region);
                (await Enter(world, world.Secretariat, null)).Error!.Code.ShouldBe("registration.further_rules_not_provided");
            }
        });

    [
        Theory,
        Trait("rule", "misato/13"),
        Trait("rule", "nishitokyo/13"),
        Trait("how", "record"),
        InlineData("misato"),
        InlineData("nishitokyo")
    ]
    public Task A_facilitys_own_rules_are_accepted_by_its_staff_and_nobody_elses(string region) =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var (world, elsewhere) = (await TestRegion.In(app, region), await TestRegion.In(app, "osaki"));

            (await Enter(world, world.Member, world.Facility)).Error!.Status.ShouldBe(404);
            (await Enter(elsewhere, elsewhere.Administrator, elsewhere.Facility)).Error!.Code.ShouldBe(
                "registration.further_rules_not_provided"
            );
            var rule = (await Enter(world, world.Administrator, world.Facility)).Value;
            (await Owes(world, DutyKind.AcceptFacilityRules)).ShouldBeTrue();
            (
                await world.AskAsync<Result>(
                    new AcceptText(world.Member, world.Facility, AcceptedText.FacilityRules, rule.ToString(), false)
                )
            ).ShouldBe(Result.Ok);
            (await Owes(world, DutyKind.AcceptFacilityRules)).ShouldBeFalse();

            await Enter(world, world.Administrator, world.Facility);
            (await Owes(world, DutyKind.AcceptFacilityRules)).ShouldBeTrue("A new text asks again.");
        });

    [Fact, Trait("rule", "osaki/7-2-4"), Trait("rule", "osaki/8-2-5"), Trait("rule", "osaki/11b-2"), Trait("how", "record")]
    public Task Decisions_are_the_committees_and_the_journal_the_secretariats() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");
            var committee = await world.AddOfficerAsync(RegionRole.Committee);

            (await Note(world, world.Secretariat, GovernanceRecordKind.CommitteeDecision)).Error!.Status.ShouldBe(404);
            (await Note(world, committee, GovernanceRecordKind.SecretariatJournal)).Error!.Status.ShouldBe(404);
            (await Note(world, committee, GovernanceRecordKind.CommitteeDecision)).IsOk.ShouldBeTrue();
            (await Note(world, committee, GovernanceRecordKind.CommitteeDecision)).IsOk.ShouldBeTrue();
            (await Note(world, world.Secretariat, GovernanceRecordKind.SecretariatJournal)).IsOk.ShouldBeTrue();

            var minutes = (await Page(world, committee)).Minutes;
            minutes
                .Select(m => m.Kind)
                .ShouldBe([GovernanceRecordKind.CommitteeDecision, GovernanceRecordKind.SecretariatJournal], ignoreOrder: true);
            minutes.ShouldAllBe(m => m.On == new DateOnly(2026, 11, 19) && m.Text == "全員一致で決めた。");
        });

    [Fact, Trait("how", "enforce")]
    [Trait("rule", "osaki/7"), Trait("rule", "osaki/8")]
    public Task Only_the_secretariat_grants_an_office_and_its_last_member_stays() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");

            (await Appoint(world, world.Administrator, RegionRole.Committee)).Error!.Status.ShouldBe(404);
            (await Appoint(world, world.Secretariat, RegionRole.Committee)).ShouldBe(Result.Ok);
            await OfficeTests.ConfirmAsync(world, await world.AddOfficerAsync(RegionRole.Committee));
            (await world.AskAsync<Standing>(new StandingOf(world.Member))).Offices.ShouldBe([
                new Office(world.Region, RegionRole.Committee),
            ]);
            (await Appoint(world, world.Member, RegionRole.Secretariat)).Error!.Status.ShouldBe(404, "The committee does not.");
            (
                await world.AskAsync<Result>(
                    new AppointOfficer(world.Secretariat, world.Region, world.Secretariat, RegionRole.Secretariat, Ends: true)
                )
            ).Error!.Code.ShouldBe("registration.office_last");
        });

    [Fact, Trait("rule", "okayama/1"), Trait("how", "record")]
    public Task Which_facilities_came_to_a_meeting_is_entered_by_the_secretariat() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "okayama");
            var meeting = new RecordMeeting(world.Secretariat, world.Region, new(2026, 11, 10), "北区多職種連携会議", [world.Facility]);

            (await world.AskAsync<Result>(meeting with { Actor = world.Administrator })).Error!.Status.ShouldBe(404);
            (await world.AskAsync<Result>(meeting)).ShouldBe(Result.Ok);
            (await world.AskAsync<Result>(meeting)).ShouldBe(Result.Ok);

            (await world.InContextAsync(context => context.Set<MeetingAttendance>().SingleAsync())).Facility.ShouldBe(world.Facility);
        });

    private static Task<Result> Switch(TestRegion world, PersonId actor, string rule, bool on) =>
        world.AskAsync<Result>(new SwitchLocalRule(actor, world.Region, rule, on, "協議会で決めた", Guid.CreateVersion7().ToString("n")));

    private static Task<Result<Guid>> Enter(TestRegion world, PersonId actor, FacilityId? facility) =>
        world.AskAsync<Result<Guid>>(
            new EnterFurtherRule(actor, world.Region, facility, "運用ルール", "夜間は電話を使う。", Guid.CreateVersion7().ToString("n"))
        );

    private static Task<Result<Guid>> Note(TestRegion world, PersonId actor, GovernanceRecordKind kind) =>
        world.AskAsync<Result<Guid>>(
            new AddGovernanceRecord(actor, world.Region, kind, new(2026, 11, 19), "第3回", "全員一致で決めた。", "minute-0001")
        );

    private static Task<Result> Appoint(TestRegion world, PersonId actor, RegionRole role) =>
        world.AskAsync<Result>(new AppointOfficer(actor, world.Region, world.Member, role, Ends: false));

    private static async Task<bool> Owes(TestRegion world, DutyKind kind) =>
        (await world.AskAsync<Contracts.Duties>(new DutiesOf(world.Member))).Items.Any(duty => duty.Kind == kind);
}
