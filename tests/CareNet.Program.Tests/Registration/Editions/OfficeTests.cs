using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Governance;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Editions;

/// <summary>An office takes two people, and neither is the one who takes it.</summary>
public sealed class OfficeTests(Kit.LoneRegistrationHost host) : IClassFixture<Kit.LoneRegistrationHost>
{
    [Fact]
    public async Task A_secretary_does_not_appoint_herself_and_releases_no_edition_alone()
    {
        var world = await TestRegion.In(host.App, "osaki");

        (await Appoint(world, world.Secretariat, world.Secretariat)).Error!.Code.ShouldBe("registration.office_not_oneself");
        (await Appoint(world, world.Secretariat, world.Member)).ShouldBe(Result.Ok);

        (await Offices(world, world.Member)).ShouldBeEmpty("It counts once another officer has confirmed it.");
        (await Offices(world, world.Secretariat)).ShouldHaveSingleItem().Role.ShouldBe(RegionRole.Secretariat);
    }

    [Fact, Trait("rule", "osaki/7"), Trait("rule", "osaki/8"), Trait("how", "enforce")]
    public async Task An_appointment_is_confirmed_by_an_officer_who_is_neither_the_appointed_nor_the_appointing_person()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var (appointed, another) = (await world.AddOfficerAsync(RegionRole.Secretariat), await world.AddOfficerAsync(RegionRole.Committee));
        (await Appoint(world, world.Secretariat, appointed)).ShouldBe(Result.Ok);
        var id = await WaitingAsync(world);

        foreach (var own in new[] { world.Secretariat, appointed })
        {
            (await Decide(world, own, id, true)).Error!.Code.ShouldBe("registration.appointment_needs_another");
            (await Page(world, own)).Appointments.Single(a => a.Id == id).MayConfirm.ShouldBeFalse();
        }

        foreach (var nobody in new[] { world.Administrator, world.Member, (await TestRegion.In(host.App, "misato")).Secretariat })
        {
            (await Decide(world, nobody, id, true)).Error!.Status.ShouldBe(404);
        }

        await Patience.Until(
            async () =>
                await host.Database.AskAsync<long>(
                    $"SELECT count(*) FROM platform.notices WHERE person = '{another}' AND kind = 'registration.office_waits'"
                ) == 1,
            "the notice"
        );
        (await Decide(world, another, id, true)).ShouldBe(Result.Ok);
        (await Decide(world, another, id, true)).Error!.Code.ShouldBe("registration.appointment_over");

        (await Offices(world, appointed))
            .Select(office => office.Role)
            .ShouldBe([RegionRole.Secretariat, RegionRole.Committee], ignoreOrder: true);
        (
            await world.InContextAsync(c => c.OfficeHolders.SingleAsync(o => o.Person == appointed && o.Role == RegionRole.Committee))
        ).ShouldSatisfyAllConditions(
            office => office.GrantedBy.ShouldBe(world.Secretariat),
            office => office.ConfirmedBy.ShouldBe(another)
        );
    }

    [Fact]
    public async Task What_a_removed_secretary_left_behind_is_void()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var another = await world.AddOfficerAsync(RegionRole.Secretariat);
        await Appoint(world, world.Secretariat, world.Member);
        (
            await world.AskAsync<Result>(new AppointOfficer(another, world.Region, world.Secretariat, RegionRole.Secretariat, Ends: true))
        ).ShouldBe(Result.Ok);

        (await Decide(world, another, await WaitingAsync(world), true)).Error!.Code.ShouldBe("registration.appointer_gone");
        (await Offices(world, world.Member)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stopped_or_lapsed_appointment_is_confirmed_by_nobody()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var another = await world.AddOfficerAsync(RegionRole.Committee);
        await Appoint(world, world.Secretariat, world.Member);
        var stopped = await WaitingAsync(world);
        (await Decide(world, world.Secretariat, stopped, false)).ShouldBe(Result.Ok, "Whoever appointed may stop it.");
        (await Decide(world, another, stopped, true)).Error!.Code.ShouldBe("registration.appointment_over");

        await Appoint(world, world.Secretariat, world.Member);
        var lapsed = await WaitingAsync(world);
        // A node may not change it, so the owner does.
        await host.Database.RunAsync(
            host.Database.OwnerConnection,
            $"UPDATE registration.office_appointments SET appointed_at = appointed_at - interval '31 days' WHERE id = '{lapsed}'"
        );
        (await Decide(world, another, lapsed, true)).Error!.Code.ShouldBe("registration.appointment_over");
        (await Offices(world, world.Member)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_region_with_one_officer_the_operator_is_the_second()
    {
        var world = await TestRegion.In(host.App, "okayama");
        var mail = await Invitations.NamingTests.MailOf(world, world.Member);
        (await Confirm(world.Region)).Error!.Status.ShouldBe(404);
        await Appoint(world, world.Secretariat, world.Member);

        (await Confirm(new("misato"))).Error!.Status.ShouldBe(404);
        (await Confirm(world.Region)).Value.Confirmed.ShouldBe(RegionRole.Committee);

        (await Offices(world, world.Member)).ShouldHaveSingleItem().Role.ShouldBe(RegionRole.Committee);
        (
            await host.Database.AskAsync<string>(
                $"""
                SELECT actor_kind FROM platform.audit_entries WHERE action = 'registration.office_grant' AND subject = '{world.Member}'
                """
            )
        ).ShouldBe("operator", StringCompareShould.IgnoreCase);

        Task<Result<OfficeConfirmation>> Confirm(RegionCode region) =>
            world.AskAsync<Result<OfficeConfirmation>>(new ConfirmAppointmentsFor(region, mail));
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_role_in_a_facility()
    {
        var world = await TestRegion.In(host.App, "misato");
        await world.EnterAsync(world.Secretariat, world.Facility);

        (
            await world.AskAsync<Result>(
                new ChangeRole(world.Secretariat, world.Secretariat, world.Facility, FacilityRole.Administrator, "自分で")
            )
        ).Error!.Code.ShouldBe("registration.role_not_oneself");
    }

    [Fact]
    public async Task Roles_offices_and_editions_are_kept_with_the_address_from_which_they_came()
    {
        var world = await TestRegion.In(host.App, "misato");
        var somewhere = new AuditOrigin("192.0.2.7", null, null);
        (
            await world.AskAsync<Result>(
                new ChangeRole(world.Administrator, world.Member, world.Facility, FacilityRole.Head, "交代", somewhere)
            )
        ).ShouldBe(Result.Ok);
        (
            await world.AskAsync<Result>(
                new AppointOfficer(world.Secretariat, world.Region, world.Member, RegionRole.Committee, false, somewhere)
            )
        ).ShouldBe(Result.Ok);
        (await Decide(world, await world.AddOfficerAsync(RegionRole.Committee), await WaitingAsync(world), true, somewhere)).ShouldBe(
            Result.Ok
        );

        (
            await host.Database.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries WHERE subject = '{world.Member}' AND address = '192.0.2.7'
                    AND action IN ('registration.role_change', 'registration.office_appoint', 'registration.office_grant')
                """
            )
        ).ShouldBe(3);
    }

    internal static async Task ConfirmAsync(TestRegion world, PersonId by) =>
        (await Decide(world, by, await WaitingAsync(world), true)).ShouldBe(Result.Ok);

    private static Task<Guid> WaitingAsync(TestRegion world) =>
        world.InContextAsync(c =>
            c.Set<Appointment>()
                .Where(a => a.Region == world.Region && a.IsConfirmed == null && a.AppointedBy == world.Secretariat)
                .Select(a => a.Id)
                .SingleAsync()
        );

    private static Task<Result> Appoint(TestRegion world, PersonId actor, PersonId person) =>
        world.AskAsync<Result>(new AppointOfficer(actor, world.Region, person, RegionRole.Committee, Ends: false));

    private static Task<Result> Decide(TestRegion world, PersonId actor, Guid appointment, bool confirms, AuditOrigin? origin = null) =>
        world.AskAsync<Result>(new DecideAppointment(actor, world.Region, appointment, confirms, origin));

    private static async Task<IReadOnlyList<Office>> Offices(TestRegion world, PersonId person) =>
        (await world.AskAsync<Standing>(new StandingOf(person))).Offices;

    private static async Task<GovernanceView> Page(TestRegion world, PersonId actor) =>
        (await world.AskAsync<Result<GovernanceView>>(new GetGovernance(actor, world.Region))).Value;
}
