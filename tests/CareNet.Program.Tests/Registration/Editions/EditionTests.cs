using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using static CareNet.Registration.Tests.Editions.EditionActs;

namespace CareNet.Registration.Tests.Editions;

/// <summary>How an edition of a region's policy is drafted, checked and released.</summary>
public sealed class EditionTests
{
    [Fact, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce")]
    public Task A_new_edition_takes_effect_when_the_committee_releases_it_on_every_node() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            await using var neighbour = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");
            var committee = await world.AddOfficerAsync(RegionRole.Committee);
            EditionOf(neighbour, "osaki").ShouldNotBe("2026-11-01");

            var edition = (await Draft(world, world.Secretariat, Renewed("osaki"))).Value;
            EditionOf(app, "osaki").ShouldNotBe("2026-11-01", "A draft is no edition.");
            (await Release(world, world.Secretariat, edition)).Error!.Status.ShouldBe(404);
            (await Release(world, committee, edition)).ShouldBe(Result.Ok);
            (await Release(world, committee, edition)).Error!.Code.ShouldBe("registration.edition_already_released");

            await Patience.Until(
                () => EditionOf(app, "osaki") == "2026-11-01" && EditionOf(neighbour, "osaki") == "2026-11-01",
                "both nodes"
            );
            await using var restarted = new CareNetApp(database) { Clock = new TestClock() };
            EditionOf(restarted, "osaki").ShouldBe("2026-11-01");
        });

    [Fact, Trait("rule", "osaki/7-2-1"), Trait("rule", "osaki/preamble"), Trait("how", "record")]
    public Task Who_released_which_edition_and_when_is_kept() =>
        InOwnDatabase(async database =>
        {
            var clock = new TestClock();
            await using var app = new CareNetApp(database) { Clock = clock };
            var world = await TestRegion.In(app, "osaki");
            var committee = await world.AddOfficerAsync(RegionRole.Committee);
            await Release(world, committee, (await Draft(world, world.Secretariat, Renewed("osaki"))).Value);

            var entry = (await Page(world, world.Secretariat)).Editions.ShouldHaveSingleItem();

            entry.ShouldSatisfyAllConditions(
                e => e.Name.ShouldBe("2026-11-01"),
                e => e.ReleasedBy.ShouldBe("委員 太郎"),
                e => e.ReleasedAt.ShouldBe(clock.GetUtcNow())
            );
        });

    [Theory, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce"), InlineData("osaki", true), InlineData("misato", false)]
    public Task Where_no_rule_puts_a_committee_in_charge_the_secretariat_releases(string region, bool isSwitchedOff) =>
        InOwnDatabase(async database =>
        {
            var policies = isSwitchedOff ? Regions.Book.With(Regions.Policy(region).Without("osaki/7-2-1")) : Regions.Book;
            await using var app = new CareNetApp(database) { Clock = new TestClock(), Policies = policies };
            var world = await TestRegion.In(app, region);

            var another = await world.AddOfficerAsync(RegionRole.Secretariat);
            (await Release(world, another, (await Draft(world, world.Secretariat, Renewed(region))).Value)).ShouldBe(Result.Ok);
        });

    [Fact]
    public Task A_file_that_would_stop_a_node_is_refused() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");

            (await Draft(world, world.Secretariat, "region: osaki\n")).Error!.Code.ShouldBe("registration.edition_wrong");
            (await Draft(world, world.Secretariat, "")).Error!.Code.ShouldBe("registration.edition_wrong");
            (await Draft(world, world.Secretariat, new string('x', 600_001))).Error!.Code.ShouldBe("registration.edition_wrong");
            (await Draft(world, world.Secretariat, Renewed("misato"))).Error!.Code.ShouldBe("registration.edition_other_region");
            (await Draft(world, world.Secretariat, Text("osaki"))).Error!.Code.ShouldBe("registration.edition_nothing_new");
            var ahead = Renewed("osaki").Replace("from: 20", "from: 21", StringComparison.Ordinal);
            (await Draft(world, world.Secretariat, ahead)).Error!.Code.ShouldBe("registration.edition_none_in_force");
            (await Draft(world, world.Member, Renewed("osaki"))).Error!.Status.ShouldBe(404);
        });

    [
        Theory,
        InlineData("attempts: 5", "attempts: 1000000", "ログイン失敗時のロック"),
        InlineData("idleMinutes: 15", "idleMinutes: 2000000000", "ログアウト")
    ]
    [InlineData("minutes: 30", "minutes: 1", "ログイン失敗時のロック"), InlineData("minLength: 8", "minLength: 1", "パスワード")]
    [InlineData("maxAgeDays: 60", "maxAgeDays: 100000", "パスワード")]
    public Task A_draft_beyond_what_CareNet_allows_is_refused_with_the_setting_and_its_bound(string now, string then, string setting) =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");
            var text = Renewed("osaki").Replace(now, then, StringComparison.Ordinal);
            text.ShouldContain(then);

            var error = (await Draft(world, world.Secretariat, text)).Error!;

            error.Code.ShouldBe("registration.edition_out_of_bounds");
            error.Text.Ja.ShouldSatisfyAllConditions(
                t => t.ShouldContain(setting),
                t => t.ShouldContain("～"),
                t => t.ShouldContain(then.Split(' ')[1])
            );
        });

    [Fact]
    public Task A_bound_holds_for_an_amendment_whose_day_has_not_come() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");
            var text = Renewed("osaki")
                .Replace(
                    "changes: {}",
                    "changes: {settings: {lockout: {assumed: {attempts: 1000000, minutes: 30}}}}",
                    StringComparison.Ordinal
                );

            (await Draft(world, world.Secretariat, text)).Error!.Code.ShouldBe("registration.edition_out_of_bounds");
        });

    [Fact]
    public Task Whoever_drafted_does_not_release_in_any_office() =>
        InOwnDatabase(async database =>
        {
            await using var app = new CareNetApp(database) { Clock = new TestClock() };
            var world = await TestRegion.In(app, "osaki");
            var committee = await world.AddOfficerAsync(RegionRole.Committee);
            var edition = (await Draft(world, committee, Renewed("osaki"))).Value;

            (await Release(world, committee, edition)).Error!.Code.ShouldBe("registration.release_needs_another");
            (await world.AskAsync<Result<EditionView>>(new GetEdition(committee, world.Region, edition))).Value.ShouldSatisfyAllConditions(
                sheet => sheet.MayRelease.ShouldBeFalse(),
                sheet => sheet.IsOwnDraft.ShouldBeTrue()
            );
            EditionOf(app, "osaki").ShouldNotBe("2026-11-01");
            (await Release(world, await world.AddOfficerAsync(RegionRole.Committee), edition)).ShouldBe(Result.Ok);
        });
}
