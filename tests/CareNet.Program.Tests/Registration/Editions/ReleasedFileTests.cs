using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Governance;
using CareNet.Testing;
using static CareNet.Registration.Tests.Editions.EditionActs;

namespace CareNet.Registration.Tests.Editions;

/// <summary>A region's released file takes the place of the one that came with CareNet.</summary>
public sealed class ReleasedFileTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    [Fact]
    public async Task A_file_that_was_released_with_an_alias_starts_a_node()
    {
        await using (var app = new CareNetApp(database) { Clock = new TestClock() })
        {
            var world = await TestRegion.In(app, "osaki");
            var text = Renewed("osaki")
                .Replace("topics: [name]", "topics: &topics [name]", StringComparison.Ordinal)
                .Replace("    topics: [further-rules]", "    topics: *topics", StringComparison.Ordinal);
            text.ShouldContain(": *topics");
            (await Draft(world, world.Secretariat, text)).Error!.Code.ShouldBe("registration.edition_wrong");
            var now = app.Clock!.GetUtcNow();
            var edition = new PolicyEdition
            {
                Id = Guid.CreateVersion7(now),
                Region = world.Region,
                Name = "2026-11-01",
                InForceFrom = new(2026, 11, 1),
                Text = text,
                DraftedBy = world.Secretariat,
                DraftedAt = now,
            };
            edition.Release(await world.AddOfficerAsync(RegionRole.Committee), isAsSeen: true, now).ShouldBe(Result.Ok);
            await world.StoreAsync(edition, new PolicyChange { Region = world.Region, At = now });
        }

        await using var restarted = new CareNetApp(database) { Clock = new TestClock(), IsAlone = true };
        EditionOf(restarted, "osaki").ShouldBe("2026-11-01");
    }

    [Fact, Trait("rule", "misato/local"), Trait("how", "enforce")]
    public async Task The_local_rules_are_those_of_the_released_file()
    {
        await using var app = new CareNetApp(database) { Clock = new TestClock() };
        var world = await TestRegion.In(app);
        var text = Renewed("misato")
            .Replace(
                "changes: {}",
                "changes: {rules: [{id: misato/local-3, ja: \"新しい定め。\", en: \"A new one.\"}]}",
                StringComparison.Ordinal
            );
        await Release(world, await world.AddOfficerAsync(RegionRole.Secretariat), (await Draft(world, world.Secretariat, text)).Value);

        (await Page(world, world.Secretariat)).LocalRules.Single(rule => rule.Rule == "misato/local-3").Text.Ja.ShouldBe("新しい定め。");
    }
}
