using System.Text.RegularExpressions;
using CareNet.Policy.Comparing;

namespace CareNet.Policy.Tests.Comparing;

public sealed partial class EverythingIsCompared
{
    public static TheoryData<string> Regions => [.. Packs.Book.Packs.Select(pack => pack.Region)];

    [Theory, InlineData("osaki"), InlineData("demo")]
    public void Whatever_is_altered_in_a_policy_shows_in_words_of_both_languages(string region)
    {
        var policy = Packs.Of(region);
        var alterations = Alterations.Of(policy, "policy").ToList();
        alterations.Count.ShouldBeGreaterThan(300);
        var whole = WholeText.Of(policy);
        foreach (var (path, altered) in alterations)
        {
            WholeText.Of(altered).ShouldNotBe(whole, path);
            var what = PolicyDifferences.Between(policy, (RegionPolicy)altered);

            Difference[] told = [.. what.About, .. what.Settings, .. what.Rules.SelectMany(rule => rule.Parts)];
            told.ShouldNotBeEmpty(path);
            told.All(one => one.Before != one.After && Japanese().IsMatch(one.What.Ja) && !Japanese().IsMatch(one.What.En))
                .ShouldBeTrue(path);
        }
    }

    [Theory, MemberData(nameof(Regions))]
    public void A_policy_read_twice_is_the_same_and_a_line_in_its_file_is_no_difference(string region)
    {
        var file = $"{region}.yaml";
        var text = File.ReadAllText(Path.Combine(Packs.Folder, file));
        var (one, other) = (Packs.Book.ReadDraft(text, file), Packs.Book.ReadDraft("# one line more\n" + text, file));

        PackComparison
            .Between(one, other)
            .ShouldSatisfyAllConditions(same => same.Editions.ShouldBeEmpty(), same => same.Periods.ShouldBeEmpty());
        WholeText.PrintOf(one).ShouldBe(WholeText.PrintOf(other));
    }

    [Theory, InlineData(0), InlineData(1)]
    public void An_alteration_in_any_edition_shows_on_its_days(int index)
    {
        var pack = Packs.Book["demo"]!;
        var editions = pack.Editions.ToList();
        editions[index] = editions[index] with { Rules = [editions[index].Rules[0] with { Actor = [] }, .. editions[index].Rules.Skip(1)] };

        var comparison = PackComparison.Between(pack, new PolicyPack(pack.File, editions));

        comparison
            .Editions.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                edition => edition.Kind.ShouldBe(DifferenceKind.Altered),
                edition => edition.Id.ShouldBe(editions[index].Edition.Id)
            );
        comparison
            .Periods.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                period => period.From.ShouldBe(editions[index].Edition.From),
                period => period.What.Rules.ShouldHaveSingleItem()
            );
    }

    [Fact]
    public void An_edition_that_is_gone_added_or_moved_shows_with_what_holds_instead()
    {
        var pack = Packs.Book["demo"]!;
        var shorter = new PolicyPack(pack.File, [pack.Editions[0]]);
        var later = new PolicyPack(
            pack.File,
            [pack.Editions[0], pack.Newest with { Edition = pack.Newest.Edition with { From = new(2030, 1, 1) } }]
        );

        PackComparison
            .Between(pack, shorter)
            .ShouldSatisfyAllConditions(
                gone => gone.Editions.ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Dropped),
                gone => gone.Periods.ShouldHaveSingleItem().What.Settings.ShouldNotBeEmpty("the settings of before hold again")
            );
        PackComparison.Between(shorter, pack).Editions.ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Added);
        PackComparison
            .Between(pack, later)
            .Periods.Select(period => (period.From, period.Until))
            .ShouldBe([(pack.Newest.Edition.From, new DateOnly(2030, 1, 1)), (new DateOnly(2030, 1, 1), null)]);
    }

    [Fact]
    public void The_order_of_the_rules_is_compared()
    {
        var policy = Packs.Of("osaki");
        var turned = policy with { Rules = [policy.Rules[1], policy.Rules[0], .. policy.Rules.Skip(2)] };

        PolicyDifferences
            .Between(policy, turned)
            .About.ShouldHaveSingleItem()
            .Before!.Ja.ShouldBe($"{policy.Rules[0].Id}、{policy.Rules[1].Id}");
    }

    [GeneratedRegex(@"[\u3040-\u30ff\u4e00-\u9fff]")]
    private static partial Regex Japanese();
}
