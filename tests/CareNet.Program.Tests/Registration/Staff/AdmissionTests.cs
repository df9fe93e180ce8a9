using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Registration.Staff;
using CareNet.Registration.Tests.Invitations;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Staff;

public sealed class AdmissionTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact, Trait("how", "enforce")]
    [Trait("rule", "misato/8-5"), Trait("rule", "nishitokyo/8-5"), Trait("how", "record")]
    public async Task An_administrator_enters_staff_of_the_own_facility_and_nobody_else_does()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, "nishitokyo");
        var elsewhere = await world.AddFacilityAsync("となりの薬局");
        var stranger = await world.AddPersonAsync(elsewhere, FacilityRole.Administrator, "他所 太郎");

        foreach (var actor in new[] { stranger, world.Member, world.Secretariat })
        {
            (await Admit(world, actor)).Error!.Status.ShouldBe(404);
        }

        var entry = (await Admit(world, world.Administrator)).Value;

        entry.Request.ShouldBeNull();
        (await Staff(world)).ShouldBe(2, "named is not there yet");
        var person = await StaffInvitationTests.AcceptAsync(world, entry.Invitation!.Value);
        var place = await world.InContextAsync(context => context.Memberships.SingleAsync(m => m.Person == person));
        place.ShouldSatisfyAllConditions(
            p => p.EntryReason.ShouldBe("4月から勤務"),
            p => p.EnteredBy.ShouldBe(world.Administrator),
            p => p.Role.ShouldBe(FacilityRole.Staff)
        );
    }

    [
        Theory,
        Trait("rule", "misato/local-3"),
        Trait("rule", "osaki/8-2-1"),
        Trait("how", "enforce"),
        InlineData("misato"),
        InlineData("osaki")
    ]
    public async Task Where_the_secretariat_issues_IDs_a_request_takes_effect_when_the_secretariat_carries_it_out(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);
        var elsewhere = await TestRegion.In(app, "okayama");

        var entry = (await Admit(world, world.Administrator)).Value;
        entry.Invitation.ShouldBeNull();
        (await Staff(world)).ShouldBe(2);

        (await Decide(world, world.Administrator, entry.Request!.Value)).Error!.Status.ShouldBe(404);
        (await Decide(world, elsewhere.Secretariat, entry.Request.Value)).Error!.Status.ShouldBe(404);
        (await Decide(world, world.Secretariat, entry.Request.Value)).ShouldBe(Result.Ok);
        (await Decide(world, world.Secretariat, entry.Request.Value)).Error!.Code.ShouldBe("registration.staff_request_already_decided");
        (await Staff(world)).ShouldBe(2, "issued is not accepted");
        await StaffInvitationTests.AcceptAsync(world);
        (await Staff(world)).ShouldBe(3);
    }

    [Fact, Trait("rule", "misato/local-3"), Trait("rule", "osaki/8-2-1"), Trait("how", "enforce")]
    public async Task A_secretary_who_is_an_administrator_does_not_decide_on_her_own_request()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        await world.StoreAsync(
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(),
                Person = world.Administrator,
                Region = world.Region,
                Role = RegionRole.Secretariat,
                Since = app.Clock!.GetUtcNow(),
            }
        );
        var request = (await Admit(world, world.Administrator)).Value.Request!.Value;

        (await Decide(world, world.Administrator, request)).Error!.Code.ShouldBe("registration.staff_own_request");
        (await Decide(world, world.Administrator, request, carryOut: false, "取り消し")).Error!.Code.ShouldBe(
            "registration.staff_own_request"
        );

        (await Decide(world, world.Secretariat, request)).ShouldBe(Result.Ok);
    }

    [
        Theory,
        Trait("rule", "misato/local-3"),
        Trait("rule", "osaki/8-2-1"),
        Trait("how", "record"),
        InlineData("misato"),
        InlineData("osaki")
    ]
    public async Task A_request_keeps_who_asked_who_decided_when_and_why(string region)
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app, region);
        var request = (await Admit(world, world.Administrator)).Value.Request!.Value;

        (await Decide(world, world.Secretariat, request, carryOut: false, "書類と氏名が違うため")).ShouldBe(Result.Ok);

        var kept = await world.InContextAsync(context => context.Set<IdRequest>().SingleAsync(r => r.Id == request));
        kept.ShouldSatisfyAllConditions(
            r => r.AskedBy.ShouldBe(world.Administrator),
            r => r.DecidedBy.ShouldBe(world.Secretariat),
            r => r.DecidedAt.ShouldBe(clock.GetUtcNow()),
            r => r.Decision.ShouldBe(IdDecision.Refused),
            r => r.DecisionReason.ShouldBe("書類と氏名が違うため")
        );
        (await Staff(world)).ShouldBe(2);
    }

    [
        Theory,
        Trait("rule", "misato/local-3"),
        Trait("how", "enforce"),
        InlineData("misato", "misato/local-3"),
        InlineData("osaki", "osaki/8-2-1")
    ]
    public async Task Without_the_rule_the_administrator_invites_at_once(string region, string rule)
    {
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy(region).Without(rule)) };
        var world = await TestRegion.In(app, region);

        (await Admit(world, world.Administrator)).Value.Invitation.ShouldNotBeNull();
    }

    [
        Theory,
        Trait("rule", "misato/7"),
        Trait("rule", "nishitokyo/7"),
        Trait("how", "enforce"),
        InlineData("misato", "misato/7"),
        InlineData("nishitokyo", "nishitokyo/7")
    ]
    public async Task A_facility_keeps_an_administrator(string region, string rule)
    {
        await using (var app = new CareNetApp(database) { Clock = new TestClock() })
        {
            var world = await TestRegion.In(app, region);
            (await Change(world, world.Administrator, FacilityRole.Staff)).Error!.Code.ShouldBe(
                "registration.staff_last_administrator",
                rule
            );
            (await Leave(world, world.Administrator)).Error!.Code.ShouldBe("registration.staff_last_administrator", rule);
            (await Change(world, world.Member, FacilityRole.Administrator)).ShouldBe(Result.Ok);
            (await Change(world, world.Administrator, FacilityRole.Staff)).ShouldBe(Result.Ok);
        }

        await using var off = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy(region).Silent("facilityAdmin")) };
        var free = await TestRegion.In(off, region);
        (await Change(free, free.Administrator, FacilityRole.Staff)).ShouldBe(Result.Ok);
    }

    [
        Theory,
        Trait("rule", "misato/7"),
        Trait("rule", "nishitokyo/7"),
        Trait("how", "enforce"),
        InlineData("misato"),
        InlineData("nishitokyo")
    ]
    public async Task Nobody_comes_in_while_a_facility_has_no_administrator(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, region);
        var empty = await world.AddFacilityAsync("管理者のいない診療所");

        var entered = await world.InContextAsync(async context =>
        {
            var inviter = new StaffInviter(
                context,
                new(context, TimeProvider.System),
                new(context, TimeProvider.System),
                new(Regions.Book, TimeProvider.System),
                TimeProvider.System
            );
            var facility = await context.Facilities.SingleAsync(f => f.Id == empty);
            return await inviter.Enter(
                new("佐々木 恵", null, "megumi@example.jp", Profession.Nurse, null, FacilityRole.Staff, "採用", null),
                facility,
                world.Administrator,
                null,
                AuditOrigin.Inside,
                default
            );
        });

        entered.Error!.Code.ShouldBe("registration.staff_no_administrator");
    }

    [Fact]
    public async Task Who_works_in_two_facilities_is_one_person_and_a_form_sent_twice_one_entry()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, "nishitokyo");
        var second = await world.AddFacilityAsync("第二診療所");
        await world.EnterAsync(world.Administrator, second, FacilityRole.Administrator);

        var first = (await Admit(world, world.Administrator)).Value.Invitation!.Value;
        (await Admit(world, world.Administrator)).Value.Invitation.ShouldBe(first);
        var other = (
            await world.AskAsync<Result<InviteStaffOutcome>>(
                Message(world, world.Administrator) with
                {
                    Name = "別人 花子",
                    Facility = second,
                    Key = "second-one",
                }
            )
        )
            .Value
            .Invitation!
            .Value;

        var person = await StaffInvitationTests.AcceptAsync(world, first);
        (await StaffInvitationTests.AcceptAsync(world, other)).ShouldBe(person);
        (await world.InContextAsync(context => context.People.SingleAsync(p => p.Id == person))).Name.ShouldBe(
            "佐々木 恵",
            "who is known keeps the name"
        );
        (
            await world.AskAsync<Result<InviteStaffOutcome>>(Message(world, world.Administrator) with { Key = "third-one" })
        ).Error!.Code.ShouldBe("registration.staff_already_there");
    }

    internal static InviteStaff Message(TestRegion world, PersonId actor) =>
        new(
            actor,
            world.Facility,
            "佐々木 恵",
            "ささき めぐみ",
            $"megumi.{world.Facility.Value:n}@example.jp",
            Profession.Nurse,
            null,
            FacilityRole.Staff,
            "4月から勤務",
            null,
            "admit-0001"
        );

    private static Task<Result<InviteStaffOutcome>> Admit(TestRegion world, PersonId actor) =>
        world.AskAsync<Result<InviteStaffOutcome>>(Message(world, actor));

    private static Task<Result> Decide(TestRegion world, PersonId actor, Guid request, bool carryOut = true, string reason = "") =>
        world.AskAsync<Result>(new DecideIdRequest(actor, request, carryOut, reason));

    private static Task<Result> Change(TestRegion world, PersonId person, FacilityRole role) =>
        world.AskAsync<Result>(new ChangeRole(world.Administrator, person, world.Facility, role, "担当の交代"));

    private static Task<Result<DepartureId>> Leave(TestRegion world, PersonId person) =>
        world.AskAsync<Result<DepartureId>>(
            new PlanDeparture(
                world.Administrator,
                person,
                world.Facility,
                DepartureReason.Retirement,
                new(2026, 11, 20),
                "",
                LentDevices.NothingLent,
                KeptData.NothingKept,
                "leave-0001"
            )
        );

    private static Task<int> Staff(TestRegion world) =>
        world.InContextAsync(context => context.Memberships.CountAsync(m => m.Facility == world.Facility));
}
