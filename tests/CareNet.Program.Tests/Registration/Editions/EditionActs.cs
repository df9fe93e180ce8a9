using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Editions;

/// <summary>What several tests of editions and governance do.</summary>
internal static class EditionActs
{
    internal static async Task InOwnDatabase(Func<TestDatabase, Task> test)
    {
        var database = new ClearedDatabase();
        await database.InitializeAsync();
        try
        {
            await test(database);
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    internal static string Text(string region) => File.ReadAllText(Repository.At("seeds", "policies", $"{region}.yaml"));

    /// <summary>The region's file with one more edition: an amendment that changes nothing else.</summary>
    internal static string Renewed(string region) =>
        System.Text.RegularExpressions.Regex.Replace(
            Text(region),
            @"(?m)^(editions:\n(?:  - .*\n)+)",
            "$1  - {id: 2026-11-01, from: 2026-11-01, text: changes, name: {ja: \"一部改正\", en: \"partly changed\"}, changes: {}}\n"
        );

    internal static RegionPolicy PolicyOf(CareNetApp app, string region) => app.Services.GetRequiredService<PoliciesInForce>().Of(region)!;

    internal static string EditionOf(CareNetApp app, string region) => PolicyOf(app, region).Edition.Id;

    internal static Task<Result<Guid>> Draft(TestRegion world, PersonId actor, string text) =>
        world.AskAsync<Result<Guid>>(new DraftEdition(actor, world.Region, text, Guid.CreateVersion7().ToString("n")));

    internal static async Task<Result> Release(TestRegion world, PersonId actor, Guid edition) =>
        await world.AskAsync<Result>(
            new ReleaseEdition(
                actor,
                edition,
                (await world.AskAsync<Result<EditionView>>(new GetEdition(actor, world.Region, edition))).Value.Seen
            )
        );

    internal static async Task<GovernanceView> Page(TestRegion world, PersonId actor) =>
        (await world.AskAsync<Result<GovernanceView>>(new GetGovernance(actor, world.Region))).Value;
}
