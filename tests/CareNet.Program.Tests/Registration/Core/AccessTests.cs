using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Core;

public sealed class AccessTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task Everybody_reaches_himself_and_an_administrator_his_staff()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);

        (await Reached(world, world.Member)).ShouldBe([world.Member]);
        (await Reached(world, world.Administrator)).ShouldBe([world.Administrator, world.Member], ignoreOrder: true);
    }

    [Fact]
    public async Task The_offices_reach_their_region_and_no_other()
    {
        await using var app = new CareNetApp(database);
        var (here, there) = (await TestRegion.In(app, "okayama"), await TestRegion.In(app, "osaki"));
        var committee = await here.AddOfficerAsync(RegionRole.Committee);

        var reached = await Reached(here, committee);

        reached.ShouldContain(here.Member);
        reached.ShouldContain(here.Administrator);
        reached.ShouldNotContain(there.Member);
        reached.ShouldNotContain(there.Secretariat);
    }

    [Fact]
    public async Task A_stranger_reaches_nobody()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app, "miyazaki");

        (await Reached(world, PersonId.From(Guid.CreateVersion7()))).ShouldBeEmpty();
    }

    private static Task<List<PersonId>> Reached(TestRegion world, PersonId actor) =>
        world.InContextAsync(context =>
            new RegistrationAccess(context, TimeProvider.System).Reachable(actor).Select(person => person.Id).ToListAsync()
        );
}
