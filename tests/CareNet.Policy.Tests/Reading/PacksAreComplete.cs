namespace CareNet.Policy.Tests.Reading;

public sealed class PacksAreComplete
{
    private static readonly string[] Expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "rule-ids.txt"));

    [Fact]
    public void Five_real_regions_are_there() =>
        Packs.Real.Select(policy => policy.Region).ShouldBe(["misato", "miyazaki", "nishitokyo", "okayama", "osaki"]);

    [Fact]
    public void All_325_rules_are_accounted_for()
    {
        var ids = Packs.Real.SelectMany(policy => policy.Rules).SelectMany(rule => rule.Ids).ToList();

        ids.ShouldBeUnique();
        ids.Count.ShouldBe(325);
        ids.Order(StringComparer.Ordinal).ShouldBe(Expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_says_what_CareNet_does_about_it() =>
        Packs.Real.SelectMany(policy => policy.Rules).Where(rule => rule.Treatments.Count == 0).Select(rule => rule.Id).ShouldBeEmpty();

    [Fact]
    public void What_people_read_is_Japanese_in_Japanese() =>
        (
            from policy in Packs.Real
            from rule in policy.Rules
            from phrase in rule
                .Treatments.Select(treatment => treatment.What)
                .Append(rule.Text)
                .Concat(rule.Doubt is { } doubt ? [doubt] : [])
            where !phrase.Ja.Any(letter => letter is (>= '\u3040' and <= '\u30ff') or (>= '\u4e00' and <= '\u9fff'))
            select $"{rule.Id}: {phrase.Ja}"
        ).ShouldBeEmpty();

    [Fact]
    public void A_rule_is_found_by_its_id_and_by_that_of_an_entry()
    {
        Packs.Of("misato").Rule("misato/11-3")!.Place.ShouldBe("第11条(3)");
        Packs.Of("misato").Rule("misato/purposes-1-4")!.Id.ShouldBe("misato/purposes-1");
        Packs.Of("misato").Rule("okayama/4").ShouldBeNull();
    }
}
