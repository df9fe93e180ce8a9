using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Sanctions;

/// <summary>What a higher office decided, a lower one does not lift; whoever may not write performs no act of office.</summary>
public sealed class HigherOfficeTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Fact]
    public async Task A_facility_decides_nothing_about_its_member_who_is_the_regions_secretary()
    {
        var world = await TestRegion.In(host.App, "misato");
        await world.StoreAsync(
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(),
                Person = world.Member,
                Region = world.Region,
                Role = RegionRole.Secretariat,
                Since = host.Clock.GetUtcNow(),
            }
        );

        (await Restrict(world, world.Administrator)).Error!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_the_committee_carried_out_the_facility_that_asked_for_it_does_not_lift()
    {
        var app = host.With(
            Regions.Book.With(
                Regions
                    .Policy("misato")
                    .With(settings =>
                        settings with
                        {
                            Sanctions = Stated<IReadOnlyList<SanctionSetting>>.ByRegion(
                                [
                                    new(
                                        [PolicyRole.FacilityAdministrator, PolicyRole.Committee],
                                        StatedSanction.RestrictOrForbidUse,
                                        StatedSanctionGround.Misuse
                                    ),
                                ],
                                ["misato/notes-2-2"]
                            ),
                        }
                    )
            )
        );
        var world = await TestRegion.In(app);
        var committee = await world.AddOfficerAsync(RegionRole.Committee);
        var sanction = (await Restrict(world, world.Administrator)).Value;
        (await world.AskAsync<Result>(new CarryOutSanction(committee, sanction))).ShouldBe(Result.Ok);

        (await Lift(world, world.Administrator, sanction)).Error!.Status.ShouldBe(404);
        (await Lift(world, world.Secretariat, sanction)).Error!.Status.ShouldBe(404);
        (await Lift(world, world.Member, sanction)).Error!.Status.ShouldBe(404);
        (await Lift(world, (await TestRegion.In(app, "osaki")).Secretariat, sanction)).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result<SanctionView>>(new GetSanction(world.Administrator, sanction))).Value.MayLift.ShouldBeFalse();
        (await Standing(world)).RestrictedIn(world.Region).ShouldNotBeNull();

        (await world.AskAsync<Result<SanctionView>>(new GetSanction(committee, sanction))).Value.MayLift.ShouldBeTrue();
        (await Lift(world, committee, sanction)).ShouldBe(Result.Ok);
        (await Standing(world)).Restrictions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_facilitys_sanction_is_lifted_there_or_by_a_higher_office_and_not_by_another_facility()
    {
        var world = await TestRegion.In(host.App);
        var second = await world.AddFacilityAsync("第二診療所");
        var friend = await world.AddPersonAsync(second, FacilityRole.Administrator);
        await world.EnterAsync(world.Member, second);
        var (first, other) = ((await Restrict(world, world.Administrator)).Value, (await Restrict(world, world.Administrator)).Value);

        (await Lift(world, friend, first)).Error!.Status.ShouldBe(404);
        (await Lift(world, world.Administrator, first)).ShouldBe(Result.Ok);
        (await Lift(world, world.Secretariat, other)).ShouldBe(Result.Ok, "the secretary stands above a facility");
    }

    [Fact]
    public async Task Whoever_may_not_write_suspends_nobody_and_changes_no_role()
    {
        var world = await TestRegion.In(host.App);
        await ShutOutAsync(world.Administrator);

        (await Restrict(world, world.Administrator)).Error!.Status.ShouldBe(404);
        (
            await world.AskAsync<Result>(
                new ChangeRole(world.Administrator, world.Member, world.Facility, FacilityRole.Administrator, "交代")
            )
        ).Error!.Status.ShouldBe(404);
        (await world.AskAsync<Result<StaffList>>(new GetStaff(world.Administrator, world.Facility))).Error!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_officer_who_may_not_write_appoints_and_lifts_nothing()
    {
        var world = await TestRegion.In(host.App);
        var sanction = (await Restrict(world, world.Administrator)).Value;
        await ShutOutAsync(world.Secretariat);

        (await Lift(world, world.Secretariat, sanction)).Error!.Status.ShouldBe(404);
        (
            await world.AskAsync<Result>(
                new AppointOfficer(world.Secretariat, world.Region, world.Administrator, RegionRole.Committee, false)
            )
        ).Error!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_facility_does_not_take_in_again_whom_the_committee_removed()
    {
        var app = host.With(
            Regions.Book.With(
                Regions
                    .Policy("nishitokyo")
                    .With(settings =>
                        settings with
                        {
                            Sanctions = Stated<IReadOnlyList<SanctionSetting>>.ByRegion(
                                [new([PolicyRole.Committee], StatedSanction.DeleteRegistration, StatedSanctionGround.Misuse)],
                                ["nishitokyo/notes-2-2"]
                            ),
                        }
                    )
            )
        );
        var world = await TestRegion.In(app, "nishitokyo");
        var committee = await world.AddOfficerAsync(RegionRole.Committee);
        var removal = (
            await world.AskAsync<Result<SanctionId>>(
                new DecideSanction(
                    committee,
                    world.Region,
                    world.Member,
                    SanctionKind.DeleteRegistration,
                    SanctionGround.Misuse,
                    "不正な利用。",
                    null,
                    null,
                    "removal-0001"
                )
            )
        ).Value;
        (await Standing(world)).Memberships.ShouldBeEmpty();
        var invitation = (await Invitations.NamingTests.Name(world, await Invitations.NamingTests.MailOf(world, world.Member), "鈴木 一郎"))
            .Value
            .Invitation!
            .Value;

        (await world.AskAsync<Result>(new AnswerStaffInvitation(world.Member, invitation, true))).Error!.Code.ShouldBe(
            "registration.staff_invitation_restricted"
        );
        (await Lift(world, world.Administrator, removal)).Error!.Status.ShouldBe(404);
        (await Lift(world, world.Secretariat, removal)).Error!.Status.ShouldBe(404);
        (await Lift(world, committee, removal)).ShouldBe(Result.Ok);

        (await world.AskAsync<Result>(new AnswerStaffInvitation(world.Member, invitation, true))).ShouldBe(Result.Ok);
    }

    // As Security closes it for an account that is restricted to reading.
    private Task ShutOutAsync(PersonId person) =>
        host.Database.RunAsync(
            $"""
            INSERT INTO platform.gates (kind, subject, open, rule_id, version, changed_at)
            VALUES ('access', '{person}', false, 'carenet/account-decision', 1, now())
            """
        );

    private static Task<Result<SanctionId>> Restrict(TestRegion world, PersonId actor) =>
        world.AskAsync<Result<SanctionId>>(
            new DecideSanction(
                actor,
                world.Region,
                world.Member,
                SanctionKind.RestrictOrForbidUse,
                SanctionGround.Misuse,
                "不正な利用。",
                null,
                null,
                $"{Guid.CreateVersion7():n}"
            )
        );

    private static Task<Result> Lift(TestRegion world, PersonId actor, SanctionId sanction) =>
        world.AskAsync<Result>(new LiftSanction(actor, sanction, "誤り"));

    private static Task<Standing> Standing(TestRegion world) => world.AskAsync<Standing>(new StandingOf(world.Member));
}
