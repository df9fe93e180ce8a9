using CareNet.Policy.Lint;
using CareNet.Policy.Settings;
using CareNet.Testing;

namespace CareNet.Policy.Tests.Lint;

public sealed class BoundsHold
{
    [Fact]
    public void Every_number_of_a_policy_has_a_bound() =>
        SettingsCatalogue
            .Of(Regions.Policy("misato").Settings)
            .Where(field => field.Value is Stated<int>)
            .Select(field => field.Key)
            .ShouldBe(SettingBounds.All.Select(bound => bound.Key), ignoreOrder: true);

    [Fact]
    public void The_policies_that_come_with_CareNet_keep_them() =>
        PolicyLint.Of(Regions.Book).Where(finding => finding.Kind == FindingKind.OutOfBounds).ShouldBeEmpty();

    [Theory, InlineData(2, false), InlineData(3, true), InlineData(20, true), InlineData(21, false), InlineData(1_000_000, false)]
    public void A_number_beyond_is_found_with_its_setting_and_bound(int attempts, bool isIn)
    {
        var book = Regions.Book.With(
            Regions
                .Policy("osaki")
                .With(settings => settings with { Lockout = settings.Lockout with { Attempts = Stated<int>.ByRegion(attempts, []) } })
        );

        var found = PolicyLint.Of(book).Where(finding => finding.Kind == FindingKind.OutOfBounds).ToList();

        found.Count.ShouldBe(isIn ? 0 : 1);
        found.ShouldAllBe(finding =>
            finding.Region == "osaki" && finding.Text.En.Contains("between 3 and 20") && finding.Text.Ja.Contains("失敗の回数")
        );
    }
}
