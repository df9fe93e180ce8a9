using System.Net;
using CareNet.Testing;

namespace CareNet.AppHost.Tests;

public sealed class OwnDatabaseTests : IAsyncLifetime
{
    private readonly EmptyDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    /// <summary>Real people may be in it: nobody invented stands beside them, and no mail with a working link is on a page.</summary>
    [Fact]
    [Trait("size", "long")]
    public async Task On_a_database_of_ones_own_nothing_of_a_demo_exists()
    {
        using var scratch = new ScratchFolder();
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__carenet"] = database.AppConnection,
            ["ConnectionStrings__carenet_owner"] = database.OwnerConnection,
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        await using var carenet = StartedCareNet.With(settings, scratch["data"], "--port", FreePort.Next());
        using var browser = new HttpClient { BaseAddress = new(await carenet.ReadyAsync()) };

        (await browser.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var page in new[] { "/operations/mails", "/gallery", "/screen" })
        {
            (await browser.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }

        var node = carenet.Nodes.ShouldHaveSingleItem("The migration has ended.");
        var environment = await File.ReadAllTextAsync($"/proc/{node}/environ");
        environment.ShouldNotContain(database.OwnerConnection);
        environment.ShouldNotContain("DataProtection__Secret");

        carenet.Lines.ShouldNotContain(line => line.Contains("demo", StringComparison.OrdinalIgnoreCase));
        (await database.AskAsync<long>("SELECT count(*) FROM platform.regions WHERE code LIKE 'demo%'")).ShouldBe(0);
        (await database.AskAsync<long>("SELECT count(*) FROM security.accounts")).ShouldBe(0);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_migration_that_fails_ends_the_run_with_its_reason()
    {
        using var scratch = new ScratchFolder();
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__carenet"] = database.AppConnection,
            ["ConnectionStrings__carenet_owner"] = database.OwnerConnection.Replace(database.Name, "nowhere", StringComparison.Ordinal),
        };
        await using var carenet = StartedCareNet.With(settings, scratch["data"], "--port", FreePort.Next());

        (await carenet.RefusalAsync()).ShouldContain("The database could not be prepared: There is no database 'nowhere'");
    }
}
