using CareNet.Policy.Lint;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Tests.Reading;

/// <summary>The invented region is what a newcomer sees, and the pattern for a region of one's own.</summary>
public sealed class DemoIsComplete
{
    private static readonly PolicyPack Demo = Packs.Book["demo"]!;

    [Fact]
    public void It_is_marked_as_invented_and_has_the_code_of_the_demo_region()
    {
        Demo.IsDemo.ShouldBeTrue();
        File.ReadAllText(CareNet.Testing.Repository.At("seeds", "demo", "region.json")).ShouldContain("\"code\": \"demo\"");
        Demo.Newest.Association.Ja.ShouldContain("デモ");
        Demo.Newest.ShortName.En.ShouldContain("demo");
    }

    [Fact]
    public void Its_rules_are_its_own() =>
        Demo.Newest.Rules.SelectMany(rule => rule.Ids).ShouldAllBe(id => id.StartsWith("demo/", StringComparison.Ordinal));

    [Fact]
    public void It_states_nearly_everything_and_leaves_nothing_to_CareNet()
    {
        var settings = SettingsCatalogue.Of(Demo.Newest.Settings).GroupBy(field => field.Setting).ToList();

        settings
            .Where(setting => setting.All(field => !field.Value.IsKnown))
            .Select(setting => setting.Key)
            .ShouldBe(["purposesOfUse", "postSignature"], ignoreOrder: true);
        settings.SelectMany(setting => setting).Where(field => field.Value.IsAssumed).ShouldBeEmpty();
    }

    [Fact]
    public void It_has_no_defect() => PolicyLint.Of(Demo, Packs.Book).ShouldBeEmpty();

    [Fact]
    public void It_shows_an_amendment()
    {
        Demo.InForceAt(new(2026, 9, 30))!.Settings.Password.MinLength.Value.ShouldBe(8);
        Demo.InForceAt(new(2026, 10, 1))!.Settings.Password.MinLength.Value.ShouldBe(13);
        Demo.InForceAt(new(2026, 10, 1))!.Rule("demo/8-1")!.Text.Ja.ShouldContain("13文字");
    }

    [Fact]
    public void Whoever_has_no_demo_region_has_no_demo_policy() => Packs.Book.WithoutDemo()["demo"].ShouldBeNull();
}
