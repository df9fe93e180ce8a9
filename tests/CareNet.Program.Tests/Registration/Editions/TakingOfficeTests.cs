using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Governance;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Registration.Tests.Editions;

/// <summary>Who may take an office.</summary>
public sealed class TakingOfficeTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task Whoever_was_removed_from_the_region_takes_no_office_before_the_sanction_is_lifted()
    {
        var (world, committee) = await DeletingWorldAsync();
        var another = await world.AddOfficerAsync(RegionRole.Secretariat);
        (await Appoint(world, world.Secretariat, world.Member)).ShouldBe(Result.Ok, "before the removal");
        var deletion = await DeleteAsync(world, committee, world.Member);

        (await Decide(world, another, await WaitingAsync(world, world.Member))).Error!.Code.ShouldBe("registration.office_kept_from");
        (await Appoint(world, world.Secretariat, world.Member, RegionRole.Secretariat)).Error!.Code.ShouldBe(
            "registration.office_kept_from"
        );
        (
            await world.AskAsync<Result<OfficeConfirmation>>(new ConfirmAppointmentsFor(world.Region, await MailOf(world, world.Member)))
        ).Error!.Code.ShouldBe("registration.office_kept_from");
        (
            await world.AskAsync<Result>(new InstallSecretariat(world.Region, "鈴木 一郎", await MailOf(world, world.Member)))
        ).Error!.Code.ShouldBe("registration.office_kept_from");
        (await Offices(world, world.Member)).ShouldBeEmpty();

        (await world.AskAsync<Result>(new LiftSanction(committee, deletion, "誤り"))).ShouldBe(Result.Ok);
        (await Decide(world, another, await WaitingAsync(world, world.Member))).Error!.Code.ShouldBe(
            "registration.office_left_region",
            "no facility has taken them in again yet"
        );
        await world.EnterAsync(world.Member, world.Facility);
        (await Decide(world, another, await WaitingAsync(world, world.Member))).ShouldBe(Result.Ok);
    }

    [Fact]
    public async Task Whoever_is_restricted_or_has_left_takes_no_office()
    {
        var world = await TestRegion.In(host.App);
        (
            await world.AskAsync<Result<SanctionId>>(
                new DecideSanction(
                    world.Administrator,
                    world.Region,
                    world.Member,
                    SanctionKind.RestrictOrForbidUse,
                    SanctionGround.Misuse,
                    "不正な利用。",
                    null,
                    null,
                    $"{Guid.CreateVersion7():n}"
                )
            )
        ).IsOk.ShouldBeTrue();
        var gone = await world.AddPersonAsync(world.Facility);
        await world.InContextAsync(async context =>
        {
            (await context.Memberships.SingleAsync(m => m.Person == gone)).End(
                host.Clock.GetUtcNow(),
                DepartureReason.Retirement,
                null,
                null
            );
            return await context.SaveChangesAsync();
        });

        (await Appoint(world, world.Secretariat, world.Member)).Error!.Code.ShouldBe("registration.office_kept_from");
        (await Appoint(world, world.Secretariat, gone)).Error!.Code.ShouldBe("registration.office_left_region");
    }

    [Fact]
    public async Task A_void_appointment_makes_room_for_a_new_one()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var another = await world.AddOfficerAsync(RegionRole.Secretariat);
        await Appoint(world, world.Secretariat, world.Member);
        var voided = await WaitingAsync(world, world.Member);
        (await Appoint(world, another, world.Member)).ShouldBe(Result.Ok);
        (await WaitingAsync(world, world.Member)).ShouldBe(voided, "while it stands there is no second one");
        (await End(world, another, world.Secretariat)).ShouldBe(Result.Ok);
        (await Page(world, another))
            .Appointments.Single(a => a.Id == voided)
            .ShouldSatisfyAllConditions(a => a.IsVoid.ShouldBeTrue(), a => a.MayConfirm.ShouldBeFalse());

        (await Appoint(world, another, world.Member)).ShouldBe(Result.Ok);

        var renewed = await WaitingAsync(world, world.Member);
        renewed.ShouldNotBe(voided);
        (await Decide(world, await world.AddOfficerAsync(RegionRole.Committee), renewed)).ShouldBe(Result.Ok);
        (await Offices(world, world.Member)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_who_appoint_the_same_person_at_the_same_moment_make_one_appointment()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var another = await world.AddOfficerAsync(RegionRole.Secretariat);

        var answers = await Task.WhenAll(
            Task.Run(() => Appoint(world, world.Secretariat, world.Member)),
            Task.Run(() => Appoint(world, another, world.Member))
        );

        answers.ShouldAllBe(answer => answer.IsOk);
        await WaitingAsync(world, world.Member);
        (
            await Should.ThrowAsync<PostgresException>(() =>
                host.Database.RunAsync(
                    host.Database.OwnerConnection,
                    $"""
                    INSERT INTO registration.office_appointments (id, person, region, role, appointed_by, appointed_at)
                    SELECT gen_random_uuid(), person, region, role, appointed_by, appointed_at FROM registration.office_appointments
                        WHERE person = '{world.Member}'
                    """
                )
            )
        ).SqlState.ShouldBe("23505");
    }

    [Fact]
    public async Task The_operator_confirms_the_office_that_was_named_and_a_void_appointment_hinders_no_other()
    {
        var world = await TestRegion.In(host.App, "okayama");
        var (mail, another) = (await MailOf(world, world.Member), await world.AddOfficerAsync(RegionRole.Secretariat));
        await Appoint(world, world.Secretariat, world.Member);
        await Appoint(world, another, world.Member, RegionRole.Secretariat);

        (await Confirm(world, mail, null)).Value.ShouldSatisfyAllConditions(
            c => c.Confirmed.ShouldBeNull(),
            c => c.Waiting.ShouldBe([RegionRole.Committee, RegionRole.Secretariat], ignoreOrder: true)
        );
        (await Offices(world, world.Member)).ShouldBeEmpty();
        await End(world, another, world.Secretariat);
        (await Confirm(world, mail, RegionRole.Committee)).Error!.Code.ShouldBe("registration.appointer_gone");
        (await Confirm(world, mail, null)).Value.Confirmed.ShouldBe(RegionRole.Secretariat);

        (await Offices(world, world.Member)).ShouldHaveSingleItem().Role.ShouldBe(RegionRole.Secretariat);
        (
            await host.Database.AskAsync<string>(
                $"""
                SELECT details ->> 'office' FROM platform.audit_entries WHERE action = 'registration.office_grant'
                    AND subject = '{world.Member}'
                """
            )
        ).ShouldBe("secretariat");
    }

    private Task<(TestRegion Area, PersonId Committee)> DeletingWorldAsync() => DeletingWorldAsync(host);

    internal static async Task<(TestRegion Area, PersonId Committee)> DeletingWorldAsync(RegistrationHost host, params PolicyRole[] by)
    {
        PolicyRole[] deciding = by is [] ? [PolicyRole.Committee] : by;
        var app = host.With(
            Regions.Book.With(
                Regions
                    .Policy("nishitokyo")
                    .With(settings =>
                        settings with
                        {
                            Sanctions = Stated<IReadOnlyList<SanctionSetting>>.ByRegion(
                                [new(deciding, StatedSanction.DeleteRegistration, StatedSanctionGround.Misuse)],
                                ["nishitokyo/notes-2-2"]
                            ),
                        }
                    )
            )
        );
        var world = await TestRegion.In(app, "nishitokyo");
        return (world, await world.AddOfficerAsync(RegionRole.Committee));
    }

    internal static DecideSanction Deletion(TestRegion world, PersonId actor, PersonId person) =>
        new(
            actor,
            world.Region,
            person,
            SanctionKind.DeleteRegistration,
            SanctionGround.Misuse,
            "不正な利用。",
            null,
            null,
            $"{Guid.CreateVersion7():n}"
        );

    internal static async Task<SanctionId> DeleteAsync(TestRegion world, PersonId actor, PersonId person) =>
        (await world.AskAsync<Result<SanctionId>>(Deletion(world, actor, person))).Value;

    internal static Task<Result> Appoint(TestRegion world, PersonId actor, PersonId person, RegionRole role = RegionRole.Committee) =>
        world.AskAsync<Result>(new AppointOfficer(actor, world.Region, person, role, Ends: false));

    internal static Task<Result> End(TestRegion world, PersonId actor, PersonId person) =>
        world.AskAsync<Result>(new AppointOfficer(actor, world.Region, person, RegionRole.Secretariat, Ends: true));

    internal static Task<Result> Decide(TestRegion world, PersonId actor, Guid appointment) =>
        world.AskAsync<Result>(new DecideAppointment(actor, world.Region, appointment, Confirms: true));

    private static Task<Result<OfficeConfirmation>> Confirm(TestRegion world, string mail, RegionRole? role) =>
        world.AskAsync<Result<OfficeConfirmation>>(new ConfirmAppointmentsFor(world.Region, mail, role));

    private static Task<string> MailOf(TestRegion world, PersonId person) => Invitations.NamingTests.MailOf(world, person);

    internal static Task<Guid> WaitingAsync(TestRegion world, PersonId person) =>
        world.InContextAsync(c =>
            c.Set<Appointment>()
                .Where(a => a.Region == world.Region && a.IsConfirmed == null && a.Person == person)
                .Select(a => a.Id)
                .SingleAsync()
        );

    internal static async Task<IReadOnlyList<Office>> Offices(TestRegion world, PersonId person) =>
        (await world.AskAsync<Standing>(new StandingOf(person))).Offices;

    private static async Task<GovernanceView> Page(TestRegion world, PersonId actor) =>
        (await world.AskAsync<Result<GovernanceView>>(new GetGovernance(actor, world.Region))).Value;
}
