using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Core;

public sealed class StandingTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task A_standing_names_places_and_offices()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);

        var administrator = await world.AskAsync<Standing>(new StandingOf(world.Administrator));
        var secretariat = await world.AskAsync<Standing>(new StandingOf(world.Secretariat));

        administrator.Memberships.ShouldBe([
            new FacilityMembership(world.Region, world.Facility, FacilityRole.Administrator, Profession.Nurse),
        ]);
        administrator.Offices.ShouldBeEmpty();
        secretariat.Memberships.ShouldBeEmpty();
        secretariat.Offices.ShouldBe([new Office(world.Region, RegionRole.Secretariat)]);
    }

    [Fact]
    public async Task Somebody_unknown_has_an_empty_standing()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);

        var standing = await world.AskAsync<Standing>(new StandingOf(PersonId.From(Guid.CreateVersion7())));

        standing.ShouldSatisfyAllConditions(s => s.Version.ShouldBe(0), s => s.Memberships.ShouldBeEmpty(), s => s.Offices.ShouldBeEmpty());
    }

    [Fact]
    public async Task What_has_ended_and_what_is_not_active_gives_no_place()
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var world = await TestRegion.In(app);
        var sleeping = await world.AddFacilityAsync("準備中の診療所", active: false);
        await world.EnterAsync(world.Member, sleeping);
        await world.InContextAsync(async context =>
        {
            var place = await context.Memberships.SingleAsync(m => m.Person == world.Member && m.Facility == world.Facility);
            place.End(clock.GetUtcNow(), DepartureReason.Transfer, null, null);
            return await context.SaveChangesAsync();
        });

        (await world.AskAsync<Standing>(new StandingOf(world.Member))).Memberships.ShouldBeEmpty();
    }
}
