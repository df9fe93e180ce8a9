using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Governance;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration.Tests.Editions;

/// <summary>Whoever releases an edition sees all that changes, and what they saw is what is released.</summary>
public sealed class ReleaseSheetTests : IAsyncLifetime
{
    private readonly ClearedDatabase database = new();
    private CareNetApp app = null!;
    private TestRegion world = null!;
    private PersonId committee;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        app = new CareNetApp(database) { Clock = new TestClock() };
        world = await TestRegion.In(app, "osaki");
        committee = await world.AddOfficerAsync(RegionRole.Committee);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce")]
    public async Task An_altered_edition_before_the_newest_stands_on_the_sheet_with_each_part_of_its_rules()
    {
        var text = Renewed("2027-04-01")
            .Replace(
                "    modality: must\n    actor: [Committee]\n    topics: [further-rules]",
                "    modality: may\n    actor: [Secretariat]\n    topics: [roles]",
                StringComparison.Ordinal
            )
            .Replace(
                "{module: Registration, how: record,\n         ja: \"委員会が公表した",
                "{module: Registration, how: show,\n         ja: \"委員会が公表した",
                StringComparison.Ordinal
            )
            .Replace("place: \"第12条\"", "place: \"第13条\"", StringComparison.Ordinal);

        var sheet = await Sheet(committee, await Draft(world.Secretariat, text));

        sheet
            .Editions.Select(edition => (edition.Kind, edition.Id))
            .ShouldBe([(ChangeKind.Altered, "2026-04-01"), (ChangeKind.Added, "2027-04-01")], ignoreOrder: true);
        var now = sheet.Periods.Single(period => period.IsNow);
        now.Rules.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                rule => rule.Rule.ShouldBe("osaki/12"),
                rule =>
                    rule.Parts.Select(part => part.What.En)
                        .ShouldBe(
                            ["place", "name of the place", "how binding", "who is bound", "key words", "topics", "what CareNet does"],
                            ignoreOrder: true
                        ),
                rule =>
                    rule.Parts.Single(part => part.What.En == "who is bound")
                        .ShouldSatisfyAllConditions(
                            part => part.Before!.Ja.ShouldBe("運営委員会"),
                            part => part.After!.Ja.ShouldBe("事務局")
                        )
            );
    }

    [Fact]
    public async Task A_setting_and_an_edition_that_is_gone_stand_on_the_sheet()
    {
        var text = Renewed("2027-04-01")
            .Replace("confirmBeforePost: {assumed: true}", "confirmBeforePost: {assumed: false}", StringComparison.Ordinal)
            .Replace(
                "  - {id: 2021-03-01, from: 2021-03-01, text: notSupplied, "
                    + "name: {ja: \"令和3年3月1日 一部改正\", en: \"partly changed, 1 March 2021\"}}\n",
                "",
                StringComparison.Ordinal
            );

        var sheet = await Sheet(committee, await Draft(world.Secretariat, text));

        sheet.Editions.Single(edition => edition.Id == "2021-03-01").Kind.ShouldBe(ChangeKind.Dropped);
        sheet.Periods.Single(period => period.From == new DateOnly(2021, 3, 1)).About.ShouldNotBeEmpty();
        sheet
            .Periods.Single(period => period.IsNow)
            .Settings.ShouldContain(part => part.What.Ja == "投稿前の確認" && part.Before!.Ja == "はい" && part.After!.Ja == "いいえ");
    }

    [Fact, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce")]
    public async Task An_older_draft_is_compared_with_what_was_released_since_and_says_what_it_takes_back()
    {
        var older = await Draft(world.Secretariat, Renewed("2026-11-02"));
        app.Clock!.ShouldBeOfType<TestClock>().Advance(TimeSpan.FromMinutes(1));
        var newer = await Draft(
            world.Secretariat,
            Renewed("2026-11-01", "{rules: [{id: osaki/12, ja: \"文書で決める。\", en: \"In writing.\"}]}")
        );
        (await Sheet(committee, older)).ShouldSatisfyAllConditions(
            sheet => sheet.ReleasedSince.ShouldBeNull(),
            sheet => sheet.Periods.SelectMany(period => period.Rules).ShouldBeEmpty()
        );
        app.Clock!.ShouldBeOfType<TestClock>().Advance(TimeSpan.FromMinutes(1));
        (await Release(newer, (await Sheet(committee, newer)).Seen)).ShouldBe(Result.Ok);

        var seen = await Sheet(committee, older);

        seen.ReleasedSince.ShouldNotBeNull();
        seen.Editions.ShouldContain(edition => edition.Kind == ChangeKind.Dropped && edition.Id == "2026-11-01");
        seen.Periods.Single(period => period.IsNow)
            .Rules.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                rule => rule.TakesBack.ShouldBeTrue(),
                rule => rule.Parts.ShouldHaveSingleItem().Before!.Ja.ShouldBe("文書で決める。")
            );
        (await Sheet(committee, newer))
            .Periods.Single(period => period.IsNow)
            .Rules.ShouldHaveSingleItem("a released edition still says what it changed")
            .TakesBack.ShouldBeFalse();
    }

    [Fact, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce")]
    public async Task What_was_not_seen_is_not_released()
    {
        var (first, second) = (
            await Draft(world.Secretariat, Renewed("2026-11-01")),
            await Draft(world.Secretariat, Renewed("2026-11-02"))
        );
        var seen = (await Sheet(committee, second)).Seen;
        foreach (var wrong in new[] { null, "", "x", (await Sheet(committee, first)).Seen })
        {
            (await Release(second, wrong)).Error!.Code.ShouldBe("registration.edition_changed_meanwhile");
        }

        (await Release(first, (await Sheet(committee, first)).Seen)).ShouldBe(Result.Ok);
        (await Release(second, seen)).Error!.Code.ShouldBe("registration.edition_changed_meanwhile", "the policy is another by now");
        app.Services.GetRequiredService<PoliciesInForce>().Of("osaki")!.Edition.Id.ShouldNotBe("2026-11-02");

        (await Release(second, (await Sheet(committee, second)).Seen)).ShouldBe(Result.Ok);
        await Patience.Until(
            () => app.Services.GetRequiredService<PoliciesInForce>().Of("osaki")!.Edition.Id == "2026-11-02",
            "the release"
        );
    }

    [Fact, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce")]
    public async Task Of_two_drafts_released_at_the_same_moment_one_is_refused()
    {
        for (var round = 1; round <= 4; round++)
        {
            Guid[] drafts =
            [
                await Draft(world.Secretariat, Renewed($"2026-11-0{round}")),
                await Draft(world.Secretariat, Renewed($"2026-10-0{round}")),
            ];
            var sheets = new List<(Guid Draft, string Seen)>();
            foreach (var draft in drafts)
            {
                sheets.Add((draft, (await Sheet(committee, draft)).Seen));
            }

            var answers = await Task.WhenAll(sheets.Select(sheet => Task.Run(() => Release(sheet.Draft, sheet.Seen))));

            answers.Count(answer => answer.IsOk).ShouldBe(1);
            answers.Single(answer => !answer.IsOk).Error!.Code.ShouldBe("registration.edition_changed_meanwhile");
        }

        (await world.InContextAsync(context => context.Set<PolicyEdition>().CountAsync(e => e.ReleasedAt != null))).ShouldBe(4);
    }

    [Fact]
    public async Task A_file_with_fifteen_hundred_amendments_is_refused_in_a_moment_and_one_text_is_read_once()
    {
        var many = string.Concat(
            Enumerable
                .Range(0, 1_500)
                .Select(day =>
                    $"  - {{id: e{day}, from: {new DateOnly(2030, 1, 1).AddDays(day):yyyy-MM-dd}, text: changes, "
                    + "name: {ja: \"改正\", en: \"amended\"}, changes: {}}\n"
                )
        );
        var started = TimeProvider.System.GetTimestamp();
        (
            await world.AskAsync<Result<Guid>>(
                new DraftEdition(
                    world.Secretariat,
                    world.Region,
                    Renewed("2026-11-01") is var text ? text.Replace("contacts:\n", many + "contacts:\n", StringComparison.Ordinal) : "",
                    $"{Guid.CreateVersion7():n}"
                )
            )
        ).Error!.Code.ShouldBe("registration.edition_wrong");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));

        var packs = app.Services.GetRequiredService<EditionPacks>();
        packs.Draft(world.Region, text).ShouldBeSameAs(packs.Draft(world.Region, text));
    }

    [Fact]
    public async Task Readers_at_the_same_moment_share_one_comparison()
    {
        var packs = app.Services.GetRequiredService<EditionPacks>();
        var (before, after) = (packs.Shipped(world.Region)!, packs.Draft(world.Region, Renewed("2026-11-01")));

        var comparisons = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => packs.Compare(before, after))));

        comparisons.ShouldAllBe(comparison => ReferenceEquals(comparison, comparisons[0]));
        packs.Compare(after, after).Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_any_more_is_refused_with_that_reason()
    {
        var draft = Stored(Renewed("2026-11-01", "{rules: [{id: osaki/12, topics: &topics [further-rules], fields: *topics}]}"));
        await world.StoreAsync(draft);

        (await Release(draft.Id, "")).Error!.Code.ShouldBe("registration.edition_unreadable");
        (await world.AskAsync<Result<EditionView>>(new GetEdition(committee, world.Region, draft.Id))).Error!.Code.ShouldBe(
            "registration.edition_unreadable"
        );
    }

    [Fact]
    public async Task Fifty_drafts_of_a_month_may_wait()
    {
        await world.StoreAsync([.. Enumerable.Range(0, 49).Select(_ => Stored("region: osaki"))]);
        await Draft(world.Secretariat, Renewed("2026-11-01"));

        (await File(Renewed("2026-11-02"))).Error!.Code.ShouldBe("registration.edition_too_many_drafts");
        app.Clock!.ShouldBeOfType<TestClock>().Advance(TimeSpan.FromDays(31));
        (await File(Renewed("2026-11-02"))).IsOk.ShouldBeTrue("nobody can remove a draft, so old ones do not count");

        Task<Result<Guid>> File(string text) =>
            world.AskAsync<Result<Guid>>(new DraftEdition(world.Secretariat, world.Region, text, $"{Guid.CreateVersion7():n}"));
    }

    private PolicyEdition Stored(string text) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Region = world.Region,
            Name = "2026-11-01",
            InForceFrom = new(2026, 11, 1),
            Text = text,
            DraftedBy = world.Secretariat,
            DraftedAt = app.Clock!.GetUtcNow(),
        };

    private async Task<Guid> Draft(PersonId actor, string text) =>
        (await world.AskAsync<Result<Guid>>(new DraftEdition(actor, world.Region, text, $"{Guid.CreateVersion7():n}"))).Value;

    private async Task<EditionView> Sheet(PersonId actor, Guid edition) =>
        (await world.AskAsync<Result<EditionView>>(new GetEdition(actor, world.Region, edition))).Value;

    private Task<Result> Release(Guid edition, string? seen) => world.AskAsync<Result>(new ReleaseEdition(committee, edition, seen));

    /// <summary>The region's file with one more edition.</summary>
    private static string Renewed(string day, string changes = "{}") =>
        System.Text.RegularExpressions.Regex.Replace(
            File.ReadAllText(Repository.At("seeds", "policies", "osaki.yaml")),
            @"(?m)^(editions:\n(?:  - .*\n)+)",
            $"$1  - {{id: {day}, from: {day}, text: changes, name: {{ja: \"一部改正\", en: \"partly changed\"}}, changes: {changes}}}\n"
        );
}
