using CareNet.Policy.Reading;
using CareNet.Testing;

namespace CareNet.Policy.Tests.Reading;

public sealed class BadPacksAreRefused
{
    private const string File = "osaki.yaml";
    private static readonly string Good = System.IO.File.ReadAllText(Path.Combine(Packs.Folder, File));

    [Theory]
    [InlineData("region: osaki", "region: oosaki", "not the name of the file")]
    [InlineData("region: osaki", "region: osaki\nreigon: osaki", "knows no key 'reigon'")]
    [InlineData("  consentRequired: ", "  consentRequierd: ", "knows no key 'consentRequierd'")]
    [InlineData("idleMinutes: 15", "idleMinutes: soon", "must be a whole number above zero, not 'soon'")]
    [InlineData("consentRequired: {assumed: true}", "consentRequired: {assumed: perhaps}", "must be true or false, not 'perhaps'")]
    [InlineData(
        "endOfCare: {assumed: {what: archive}}",
        "endOfCare: {assumed: {what: burn}}",
        "cannot be 'burn'; it is one of delete, archive"
    )]
    [InlineData(
        "idIssuedBy: {value: Secretariat, source: [osaki/8-2-1]}",
        "idIssuedBy: {value: Secretariat}",
        "states a value but names no rule"
    )]
    [InlineData(
        "idIssuedBy: {value: Secretariat, source: [osaki/8-2-1]}",
        "idIssuedBy: {value: Secretariat, source: [osaki/99]}",
        "'osaki/99' is no rule of this file"
    )]
    [InlineData(
        "idIssuedBy: {value: Secretariat, source: [osaki/8-2-1]}",
        "idIssuedBy: {value: Secretariat, assumed: User, source: [osaki/8-2-1]}",
        "nothing can be assumed for it"
    )]
    [InlineData("- id: osaki/2\n", "- id: osaki/1\n", "stands in line")]
    [InlineData("- id: osaki/2\n", "- id: okayama/2\n", "does not begin with osaki/")]
    [InlineData("    modality: defines", "    modality: shall", "cannot be 'shall'")]
    [InlineData("topics: [name]", "topics: [nmae]", "'nmae' is not in common/topics.yaml")]
    [InlineData("from: 2021-03-01", "from: 1.3.2021", "must be a day like 2026-04-01")]
    [InlineData("from: 2021-03-01", "from: 2017-03-01", "in the order of their days")]
    [InlineData("text: body", "text: notSupplied", "Exactly one edition")]
    [InlineData("    place: \"第2条\"\n", "", "has no place")]
    [InlineData("cites: [safety-guideline]", "cites: [dream-guideline]", "'dream-guideline' is not in common/guidance.yaml")]
    [InlineData("association: {ja: ", "association: {jp: ", "knows no key 'jp'")]
    [InlineData("settings:\n", "settings:\n  x: [\n", "not YAML")]
    [InlineData("source: [osaki/8]\nroles:", "source: [osaki/88]\nroles:", "'osaki/88' is no rule of this file")]
    public void Each_mistake_is_told_with_file_line_and_sentence(string good, string bad, string sentence)
    {
        var problems = Should.Throw<InvalidPacksException>(() => Packs.Book.Read(Packs.Changed(Good, good, bad), File)).Problems;

        var problem = problems.First(problem => problem.Text.En.Contains(sentence, StringComparison.Ordinal));
        problem.File.ShouldBe(File);
        problem.Line.ShouldBeGreaterThan(0);
        problem.Text.Ja.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("[", "Nested too deep")]
    [InlineData("{a: ", "Nested too deep")]
    [InlineData("- ", "Nested too deep")]
    [InlineData("? ", "")]
    [InlineData("&x [", "Nested too deep")]
    public void Sixty_thousand_levels_are_refused_and_do_not_end_the_process(string level, string sentence) =>
        Refusal(string.Concat(Enumerable.Repeat(level, 60_000))).ShouldContain(sentence);

    [Fact]
    public void What_is_much_too_long_is_refused()
    {
        Refusal(Good + new string('#', 2_000_000)).ShouldContain("too long");
        Refusal("[" + string.Join(',', Enumerable.Repeat('a', 200_001)) + "]").ShouldContain("Too many entries");
    }

    [Theory]
    [InlineData(51, "{}", "Too many editions")]
    [InlineData(1_500, "{}", "Too many editions")]
    [InlineData(2, "{rules: [{id: osaki/12, ja: a}, {id: osaki/12, ja: b}]}", "stands twice in one amendment")]
    [InlineData(45, "{rules: [{id: osaki/12, fields: [@]}]}", "too large for its number of editions")]
    public void A_draft_that_would_be_read_for_seconds_is_refused_and_what_is_in_use_is_not(int amendments, string changes, string sentence)
    {
        var many = string.Concat(
            Enumerable
                .Range(0, amendments)
                .Select(day =>
                    $"  - {{id: e{day}, from: {new DateOnly(2030, 1, 1).AddDays(day):yyyy-MM-dd}, text: changes, "
                    + "name: {ja: a, en: a}, changes: "
                    + changes.Replace("@", string.Join(',', Enumerable.Repeat("x", 200)), StringComparison.Ordinal)
                    + "}\n"
                )
        );
        var text = Packs.Changed(Good, "contacts:\n", many + "contacts:\n");

        Should.Throw<InvalidPacksException>(() => Packs.Book.ReadDraft(text, File)).Message.ShouldContain(sentence);
        if (amendments == 2)
        {
            Packs.Book.Read(text, File).Editions.Count.ShouldBe(5);
        }
    }

    [Fact]
    public void An_alias_is_refused_in_a_draft_and_read_in_a_file_in_use()
    {
        var text = Packs
            .Changed(Good, "topics: [name]", "topics: &topics [name]")
            .Replace("topics: [further-rules]", "topics: *topics", StringComparison.Ordinal);
        text.ShouldContain("*topics");

        Should.Throw<InvalidPacksException>(() => Packs.Book.ReadDraft(text, File)).Message.ShouldContain("An alias (*) cannot be used");
        Packs.Book.Read(text, File).Newest.Rule("osaki/12")!.Topics.ShouldBe(["name"]);
    }

    [Theory]
    [InlineData("a: &a [*a]")]
    [InlineData("a: &a {b: [x, *a]}")]
    public void An_alias_inside_what_it_stands_for_is_refused(string text) => Refusal(text).ShouldContain("points to what it stands in");

    [Fact]
    public void A_text_that_points_to_itself_many_times_is_refused()
    {
        var bomb =
            "a: &a [x,x,x,x,x,x,x,x]\n"
            + string.Concat(
                "bcdefgh".Zip("abcdefg", (name, before) => $"{name}: &{name} [{string.Join(',', Enumerable.Repeat($"*{before}", 8))}]\n")
            );

        Refusal(bomb).ShouldContain("Too many entries with what the aliases (*) stand for");
        Should.Throw<InvalidPacksException>(() => Packs.Book.ReadDraft(bomb, File)).Message.ShouldContain("An alias (*) cannot be used");
    }

    [Fact]
    public void Of_ten_thousand_mistakes_a_hundred_are_told()
    {
        var bad = Good.Replace(
            "rules:\n",
            "rules:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(at => $"  - {{id: osaki/x{at}}}\n")),
            StringComparison.Ordinal
        );

        Should.Throw<InvalidPacksException>(() => Packs.Book.ReadDraft(bad, File)).Problems.Count.ShouldBe(100);
    }

    [Theory]
    [InlineData("? [a, b]\n: c")]
    [InlineData("? {a: b}\n: c")]
    public void A_key_that_is_no_text_is_refused(string entry) => Refusal(entry).ShouldContain("A key must be a plain text");

    [Fact]
    public void The_line_is_that_of_the_mistake()
    {
        var bad = Packs.Changed(Good, "idleMinutes: 15", "idleMinutes: soon");
        var line = bad.Split('\n').ToList().FindIndex(text => text.Contains("soon", StringComparison.Ordinal)) + 1;

        Should
            .Throw<InvalidPacksException>(() => Packs.Book.Read(bad, File))
            .Message.ShouldBe($"osaki.yaml, line {line}: idleMinutes must be a whole number above zero, not 'soon'.");
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var bad = Packs.Changed(Packs.Changed(Good, "idleMinutes: 15", "idleMinutes: soon"), "topics: [name]", "topics: [nmae]");

        Should.Throw<InvalidPacksException>(() => Packs.Book.Read(bad, File)).Problems.Count.ShouldBe(2);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Should.Throw<InvalidPacksException>(() => PolicyBook.Load("nowhere")).Message.ShouldContain("The folder does not exist.");

    [Fact]
    public void A_region_has_a_code_that_fits_an_address() =>
        Should
            .Throw<InvalidPacksException>(() => Packs.Book.Read(Good.Replace("osaki", "Osaki_1", StringComparison.Ordinal), "Osaki_1.yaml"))
            .Message.ShouldContain("is written like okayama or minami-alps");

    [Fact]
    public void A_sixth_region_is_one_new_file()
    {
        using var folder = new ScratchFolder();
        Packs.CopyTo(folder["p"], "osaki", "region: osaki", "region: osaki");
        System.IO.File.WriteAllText(folder[Path.Combine("p", "kita-ku.yaml")], Good.Replace("osaki", "kita-ku", StringComparison.Ordinal));

        PolicyBook.Load(folder["p"])["kita-ku"]!.Newest.Rule("kita-ku/9-1").ShouldNotBeNull();
    }

    private static string Refusal(string text) => Should.Throw<InvalidPacksException>(() => Packs.Book.Read(text, File)).Message;
}
