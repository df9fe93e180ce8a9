using CareNet.Policy.Rules;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Tests;

public sealed class SettingsAreTyped
{
    [Fact]
    public void A_stated_value_names_its_rule()
    {
        var shortest = Packs.Of("misato").Settings.Password.MinLength;

        shortest.IsStated.ShouldBeTrue();
        shortest.Value.ShouldBe(8);
        shortest.Rules.ShouldBe(["misato/11-3"]);
    }

    [Fact]
    public void Stated_and_assumed_stand_side_by_side_field_by_field()
    {
        var password = Packs.Of("miyazaki").Settings.Password;

        password.MinLength.Origin.ShouldBe(Origin.Region);
        password.MaxAgeDays.Origin.ShouldBe(Origin.CareNet);
        password.MaxAgeDays.Value.ShouldBe(90);
        password.MaxAgeDays.Rules.ShouldBeEmpty();
        password.Symbols.Origin.ShouldBe(Origin.Nobody);
    }

    [Fact]
    public void Not_stated_is_no_value_and_not_false()
    {
        var symbols = Packs.Of("misato").Settings.Password.Symbols;

        symbols.IsKnown.ShouldBeFalse();
        symbols.Is(false).ShouldBeFalse();
        symbols.Or(true).ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => symbols.Value);
    }

    [Theory]
    [InlineData("okayama", EndOfCare.Delete, Origin.Region)]
    [InlineData("misato", EndOfCare.Archive, Origin.Region)]
    [InlineData("osaki", EndOfCare.Archive, Origin.CareNet)]
    public void The_end_of_care_differs_by_region(string region, EndOfCare what, Origin origin)
    {
        var setting = Packs.Of(region).Settings.EndOfCare.What;

        (setting.Value, setting.Origin).ShouldBe((what, origin));
    }

    [Fact]
    public void Lists_roles_and_sanctions_are_typed()
    {
        var misato = Packs.Of("misato").Settings;

        misato.ConsentObtainedBy.Value.ShouldContain(ConsentTaker.AttendingDoctor);
        misato.EligibleFacilityTypes.Value.Count.ShouldBe(18);
        misato.Sanctions.Value[1].By.ShouldBe([PolicyRole.Doctor, PolicyRole.Secretariat]);
        misato.IdIssuedBy.Value.ShouldBe(PolicyRole.Secretariat);
    }

    [Fact]
    public void Every_region_has_every_field_and_every_known_one_can_be_said()
    {
        var lists = Packs.Real.Select(policy => SettingsCatalogue.Of(policy.Settings)).ToList();

        lists.ShouldAllBe(list => list.Select(field => field.Key).SequenceEqual(lists[0].Select(field => field.Key)));
        lists
            .SelectMany(list => list)
            .Where(field => field.Value.IsKnown)
            .ShouldAllBe(field => SettingsCatalogue.Said(field.Value)!.Ja.Length > 0);
    }

    [Fact]
    public void No_assumed_value_names_a_rule() =>
        Packs
            .Real.SelectMany(policy => SettingsCatalogue.Of(policy.Settings))
            .Where(field => field.Value.IsAssumed && field.Value.Rules.Count > 0)
            .ShouldBeEmpty();

    [Fact]
    public void The_schema_knows_the_same_settings_and_words()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Packs.Folder, "policy-pack.schema.json")));
        var settings = schema.RootElement.GetProperty("$defs").GetProperty("settings").GetProperty("properties");
        var keys = settings.EnumerateObject().Select(setting => setting.Name).Order(StringComparer.Ordinal);

        keys.ShouldBe(
            SettingsCatalogue.Of(Packs.Of("misato").Settings).Select(field => field.Setting).Distinct().Order(StringComparer.Ordinal)
        );
        schema
            .RootElement.GetProperty("$defs")
            .GetProperty("role")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(role => role.GetString())
            .ShouldBe(Enum.GetNames<PolicyRole>());
    }
}
