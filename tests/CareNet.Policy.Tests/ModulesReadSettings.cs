using CareNet.Policy.Settings;
using CareNet.Testing;

namespace CareNet.Policy.Tests;

/// <summary>
/// How a module reads a setting, and how its tests run where a rule holds, where it does not, and where it is switched off.
/// </summary>
public sealed class ModulesReadSettings
{
    [Theory]
    [MemberData(nameof(Regions.With), "okayama/5", MemberType = typeof(Regions))]
    public void A_region_with_the_rule_states_its_settings_by_it(string region)
    {
        var review = Regions.Policy(region).Settings.MembershipReviewDays.Days;

        review.IsStated.ShouldBeTrue();
        review.Rules.ShouldContain("okayama/5");
        region.ShouldBe("okayama");
    }

    [Theory]
    [MemberData(nameof(Regions.Without), "okayama/5", MemberType = typeof(Regions))]
    public void A_region_without_it_does_not_cite_it(string region) =>
        SettingsCatalogue.Of(Regions.Policy(region).Settings).Where(field => field.Value.Rules.Contains("okayama/5")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Regions.SilentOn), "membershipReviewDays.days", MemberType = typeof(Regions))]
    public void Where_a_region_is_silent_the_value_is_CareNets_or_nobodys(string region) =>
        Regions.Policy(region).Settings.MembershipReviewDays.Days.IsStated.ShouldBeFalse();

    [Fact]
    public void A_rule_that_is_switched_off_takes_its_settings_along()
    {
        var okayama = Regions.Policy("okayama").Without("okayama/5");

        okayama.Rule("okayama/5").ShouldBeNull();
        okayama.Settings.MembershipReviewDays.Days.IsKnown.ShouldBeFalse();
        okayama.Settings.EndOfCare.What.IsKnown.ShouldBeFalse();
        okayama.Settings.ConsentForms.Forms.ShouldBe(Regions.Policy("okayama").Settings.ConsentForms.Forms);
        Should.Throw<ArgumentException>(() => okayama.Without("okayama/5"));
    }

    [Fact]
    public void A_rule_that_no_region_has_is_a_slip() => Should.Throw<ArgumentException>(() => Regions.With("okayama/55"));

    [Fact]
    public void One_setting_can_be_silenced_or_changed()
    {
        var misato = Regions.Policy("misato");

        misato.Silent("lockout").Settings.Lockout.Attempts.IsKnown.ShouldBeFalse();
        misato.Silent("lockout.attempts").Settings.Lockout.Minutes.IsAssumed.ShouldBeTrue();
        misato
            .With(settings => settings with { Password = settings.Password with { MinLength = Stated<int>.ByRegion(12, ["misato/11-3"]) } })
            .Settings.Password.MinLength.Value.ShouldBe(12);
    }

    [Theory, MemberData(nameof(Regions.All), MemberType = typeof(Regions))]
    public void Every_setting_of_a_region_can_be_silenced_alone(string region)
    {
        var policy = Regions.Policy(region);
        var known = SettingsCatalogue.Of(policy.Settings).Where(field => field.Value.IsKnown).ToList();

        foreach (var field in known)
        {
            var left = SettingsCatalogue
                .Of(policy.Silent(field.Key).Settings)
                .Where(other => other.Value.IsKnown)
                .Select(other => other.Key);
            left.ShouldBe(known.Select(other => other.Key).Where(key => key != field.Key));
        }
    }

    [Fact]
    public void What_CareNet_assumes_names_the_rules_nearby_without_citing_them()
    {
        var days = Regions.Policy("osaki").Settings.Password.MaxAgeDays;

        days.IsAssumed.ShouldBeTrue();
        days.Rules.ShouldBeEmpty();
        days.Nearby.ShouldBe(["osaki/10-1"]);
    }

    [Fact]
    public void A_checklist_is_made_of_the_rules_with_its_key_word() =>
        Regions
            .Policy("miyazaki")
            .RulesOn("loss")
            .Select(rule => rule.Id)
            .ShouldBe(["miyazaki/lost-1", "miyazaki/lost-2", "miyazaki/lost-3"]);

    [Fact]
    public void A_policy_is_that_of_its_moment_in_Japan()
    {
        var clock = new TestClock(new DateTimeOffset(2017, 1, 26, 14, 59, 59, TimeSpan.Zero));
        var policies = new PoliciesInForce(Regions.Book, clock);

        policies.Of("misato")!.Edition.Id.ShouldBe("2016-08-01");
        policies.Of("misato", clock.GetUtcNow().AddSeconds(1))!.Edition.Id.ShouldBe("2017-01-27");
        policies.Of("misato", new DateTimeOffset(2016, 7, 31, 14, 59, 59, TimeSpan.Zero)).ShouldBeNull();
        policies.Of("nowhere").ShouldBeNull();
        policies.Of(new CareNet.Platform.RegionCode("misato")).ShouldBe(policies.Of("misato"));
    }

    [Fact]
    public void A_book_takes_an_altered_policy_in_the_place_of_its_edition()
    {
        var policies = new PoliciesInForce(Regions.Book.With(Regions.Policy("misato").Without("misato/13")), new TestClock());

        policies.Of("misato")!.Rule("misato/13").ShouldBeNull();
        policies.Of("misato", new DateTimeOffset(2016, 9, 1, 0, 0, 0, TimeSpan.Zero))!.IsTextKnown.ShouldBeFalse();
    }

    [Fact]
    public void A_released_edition_holds_from_its_day_without_a_start()
    {
        var clock = new TestClock();
        var policies = new PoliciesInForce(Regions.Book, clock);
        var text = File.ReadAllText(Path.Combine(Packs.Folder, "misato.yaml"));
        const string released = """
              - {id: 2026-11-22, from: 2026-11-22, text: changes, name: {ja: "改正", en: "amended"},
                 changes: {settings: {password: {minLength: 14}}}}
            contacts:
            """;

        policies.Become(policies.Book.With(policies.Book.Read(Packs.Changed(text, "contacts:", released), "misato.yaml")));
        policies.Of("misato")!.Settings.Password.MinLength.Value.ShouldBe(8);

        clock.Advance(TimeSpan.FromDays(2));
        policies.Of("misato")!.Settings.Password.MinLength.Value.ShouldBe(14);
        policies.Of("okayama").ShouldBe(Regions.Policy("okayama"));
    }
}
