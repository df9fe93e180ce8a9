using CareNet.Platform.Regions;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Web.Tests.Host;

public sealed class DemoContentTests : IAsyncLifetime
{
    private const string Count = "SELECT count(*) FROM platform.regions WHERE is_demo";
    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_newcomer_sees_the_demo_region()
    {
        await using var app = App("1");
        app.CreateClient();

        (await database.AskAsync<string>("SELECT code || ' ' || name_ja || ' ' || time_zone FROM platform.regions WHERE is_demo"))
            .ShouldBe("demo みどり市医師会（デモ） Asia/Tokyo");
    }

    [Fact]
    public async Task Nobody_else_gets_one()
    {
        await using var app = App("0");
        app.CreateClient();

        (await database.AskAsync<long>(Count)).ShouldBe(0);
    }

    [Fact]
    public async Task Several_nodes_and_starts_make_one_region()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DemoContent.Shipped.LoadAsync(database.OwnerConnection, CancellationToken.None)));

        (await database.AskAsync<long>(Count)).ShouldBe(1);
    }

    [Fact]
    public async Task A_demo_region_of_another_name_is_enough()
    {
        await database.RunAsync("INSERT INTO platform.regions VALUES ('other', 'デモ', 'Demo', 'Asia/Tokyo', true)");

        await DemoContent.Shipped.LoadAsync(database.OwnerConnection, CancellationToken.None);

        (await database.AskAsync<long>(Count)).ShouldBe(1);
    }

    private CareNetApp App(string demo) => new(database, host => host.UseSetting("CARENET_DEMO", demo));
}
