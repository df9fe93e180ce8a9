using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Governance;
using CareNet.Registration.People;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using static CareNet.Registration.Tests.Editions.TakingOfficeTests;

namespace CareNet.Registration.Tests.Editions;

/// <summary>What is kept of an appointment, and who finds it.</summary>
public sealed class AppointmentTests(LoneRegistrationHost host) : IClassFixture<LoneRegistrationHost>
{
    [Fact]
    public async Task An_office_is_found_among_more_than_two_hundred()
    {
        var world = await TestRegion.In(host.App, "miyazaki");
        await world.StoreAsync([
            .. Enumerable
                .Range(0, 250)
                .Select(_ => Ids.New<PersonId>(host.Clock))
                .SelectMany(id =>
                    new object[]
                    {
                        new Person
                        {
                            Id = id,
                            Region = world.Region,
                            Name = "委員 太郎",
                            Profession = Profession.Other,
                            Mail = $"{id.Value:n}@example.jp",
                            CreatedAt = host.Clock.GetUtcNow(),
                        },
                        new OfficeHolder
                        {
                            Id = Guid.CreateVersion7(),
                            Person = id,
                            Region = world.Region,
                            Role = RegionRole.Committee,
                            Since = host.Clock.GetUtcNow(),
                        },
                    }
                ),
        ]);
        await HoldAsync(world, world.Member, RegionRole.Committee);

        (await Appoint(world, world.Secretariat, world.Member)).ShouldBe(Result.Ok);
        (await world.InContextAsync(context => context.Set<Appointment>().AnyAsync(a => a.Person == world.Member))).ShouldBeFalse(
            "the office is held already"
        );
        (
            await world.AskAsync<Result>(
                new AppointOfficer(world.Secretariat, world.Region, world.Member, RegionRole.Committee, Ends: true)
            )
        ).ShouldBe(Result.Ok);

        (await Offices(world, world.Member)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_appointment_confirmed_for_somebody_who_holds_the_office_already_is_in_the_trail()
    {
        var world = await TestRegion.In(host.App, "okayama");
        await Appoint(world, world.Secretariat, world.Member);
        await HoldAsync(world, world.Member, RegionRole.Committee);

        (await Decide(world, await world.AddOfficerAsync(RegionRole.Committee), await WaitingAsync(world, world.Member))).ShouldBe(
            Result.Ok
        );

        (await EntriesAsync("registration.office_confirm", world.Member)).ShouldBe(1);
        (await EntriesAsync("registration.office_grant", world.Member)).ShouldBe(0);
    }

    [Fact]
    public async Task A_void_appointment_is_no_work()
    {
        var world = await TestRegion.In(host.App, "miyazaki");
        var (another, committee) = (await world.AddOfficerAsync(RegionRole.Secretariat), await world.AddOfficerAsync(RegionRole.Committee));
        var before = await ToConfirmAsync();
        await Appoint(world, world.Secretariat, world.Member);
        (await ToConfirmAsync()).ShouldBe(before + 1);

        (await End(world, another, world.Secretariat)).ShouldBe(Result.Ok);

        (await ToConfirmAsync()).ShouldBe(before);

        async Task<int> ToConfirmAsync() =>
            (await world.AskAsync<WorkList>(new GetWorkList(committee)))
                .Items.Where(item => item.Kind == WorkKind.AppointmentsToConfirm)
                .Sum(item => item.Count);
    }

    private Task HoldAsync(TestRegion world, PersonId person, RegionRole role) =>
        world.StoreAsync(
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(),
                Person = person,
                Region = world.Region,
                Role = role,
                Since = host.Clock.GetUtcNow(),
            }
        );

    private Task<long> EntriesAsync(string action, PersonId person) =>
        host.Database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = '{action}' AND subject = '{person}'");
}
