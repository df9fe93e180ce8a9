using CareNet.Policy.Settings;

namespace CareNet.Policy.Tests;

public sealed class EditionsHold
{
    private const string Amendment = """
          - id: 2027-04-01
            from: 2027-04-01
            text: changes
            name: {ja: "改正", en: "amended"}
            changes:
              settings:
                endOfCare: {what: delete}
                password: {minLength: 13}
              rules:
                - {id: misato/13, ja: "新しい定め。", en: "A new rule."}
                - {id: misato/notes-2-3, repealed: true}
        contacts:
        """;

    private static readonly PolicyPack Amended = Packs.Book.Read(
        Packs.Changed(File.ReadAllText(Path.Combine(Packs.Folder, "misato.yaml")), "contacts:", Amendment),
        "misato.yaml"
    );

    [Theory]
    [InlineData("2016-07-31", null)]
    [InlineData("2016-08-01", "2016-08-01")]
    [InlineData("2017-01-26", "2016-08-01")]
    [InlineData("2017-01-27", "2017-01-27")]
    [InlineData("2026-11-21", "2017-01-27")]
    public void A_day_has_the_edition_of_its_time(string day, string? edition) =>
        Packs.Book["misato"]!
            .InForceAt(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
            ?.Edition.Id.ShouldBe(edition);

    [Fact]
    public void Before_the_first_day_there_was_no_policy() => Packs.Book["misato"]!.InForceAt(new(2016, 7, 31)).ShouldBeNull();

    [Fact]
    public void An_edition_whose_text_is_not_known_cites_nothing()
    {
        var first = Packs.Book["osaki"]!.InForceAt(new(2019, 1, 1))!;

        first.IsTextKnown.ShouldBeFalse();
        first.Rules.ShouldBeEmpty();
        first.Settings.TakeOut.Rule.IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void An_undated_policy_was_always_in_force() => Packs.Book["okayama"]!.InForceAt(new(2010, 1, 1)).ShouldNotBeNull();

    [Fact]
    public void An_amendment_holds_from_its_day_and_the_past_keeps_its_own()
    {
        var before = Amended.InForceAt(new(2027, 3, 31))!;
        var after = Amended.InForceAt(new(2027, 4, 1))!;

        before.Settings.EndOfCare.What.Value.ShouldBe(EndOfCare.Archive);
        before.Rule("misato/notes-2-3").ShouldNotBeNull();
        before.Rule("misato/13")!.Text.Ja.ShouldNotBe("新しい定め。");
        after.Settings.EndOfCare.What.Value.ShouldBe(EndOfCare.Delete);
        after.Settings.Password.MinLength.Value.ShouldBe(13);
        after.Settings.Password.MaxAgeDays.Value.ShouldBe(60);
        after.Rule("misato/13")!.Text.Ja.ShouldBe("新しい定め。");
        after.Rule("misato/13")!.Place.ShouldBe("第13条");
        after.Rule("misato/notes-2-3").ShouldBeNull();
    }

    [Fact]
    public void A_rule_on_which_a_setting_stands_cannot_be_repealed_alone() =>
        Should
            .Throw<CareNet.Policy.Reading.InvalidPacksException>(() =>
                Packs.Book.Read(
                    Packs.Changed(
                        File.ReadAllText(Path.Combine(Packs.Folder, "misato.yaml")),
                        "contacts:",
                        Amendment.Replace("notes-2-3", "local-8", StringComparison.Ordinal)
                    ),
                    "misato.yaml"
                )
            )
            .Message.ShouldContain("'misato/local-8' is no rule of this file");

    [Fact]
    public void A_book_takes_a_released_amendment() => Packs.Book.With(Amended)["misato"]!.Editions.Count.ShouldBe(3);
}
