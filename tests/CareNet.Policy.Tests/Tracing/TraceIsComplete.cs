using System.Text.Json;
using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Tracing;
using CareNet.Postgres;
using CareNet.Verbs.Policy;

namespace CareNet.Policy.Tests.Tracing;

[Rule("okayama/4"), Rule("okayama/5", How = "remind"), Collection("console")]
public sealed class TraceIsComplete
{
    private static readonly string Assembly = typeof(TraceIsComplete).Assembly.Location;

    // The rule is treated by no print, so that this mark proves nothing in the real trace.
    [Fact, Trait("rule", "miyazaki/18"), Trait("how", "print")]
    public void Tests_are_found_by_their_trait() =>
        RuleMarks
            .In(Assembly)
            .ShouldContain(mark =>
                mark.Id == "miyazaki/18" && mark.Place == "TraceIsComplete.Tests_are_found_by_their_trait" && mark.IsTest
            );

    // The rule is treated neither by print nor by remind.
    [Fact, Trait("rule", "osaki/11a"), Trait("how", "print"), Trait("how", "remind")]
    public void A_test_may_carry_more_than_one_kind_of_treatment() =>
        RuleMarks
            .In(Assembly)
            .Where(mark => mark.Place == "TraceIsComplete.A_test_may_carry_more_than_one_kind_of_treatment")
            .Select(mark => mark.How)
            .ShouldBe(["print", "remind"], ignoreOrder: true);

    [Fact]
    public void Code_is_found_by_its_attribute()
    {
        using var copy = new CareNet.Testing.ScratchFolder();
        File.Copy(Assembly, copy["CareNet.Consent.dll"]);

        var marks = RuleMarks.In(copy["CareNet.Consent.dll"]);

        marks.ShouldContain(new RuleMark("okayama/4", null, "TraceIsComplete", "CareNet.Consent", IsTest: false));
        marks.ShouldContain(new RuleMark("okayama/5", "remind", "TraceIsComplete", "CareNet.Consent", IsTest: false));
    }

    [Fact]
    public void Every_rule_has_its_row() =>
        PolicyTrace
            .Of(Packs.Real, [])
            .Select(row => row.Id)
            .Order(StringComparer.Ordinal)
            .ShouldBe(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "rule-ids.txt")).Order(StringComparer.Ordinal));

    [Fact]
    public void A_mark_of_a_module_carries_that_module_alone()
    {
        var row = Row(
            "okayama/4",
            [
                new("okayama/4", null, "Grant.Handle", "CareNet.Consent", false),
                new("okayama/4", null, "GrantTests.Holds", "CareNet.Consent.Tests", true),
            ]
        );

        row.Treatments.Where(treatment => treatment.Treatment.Module == PolicyModule.Consent)
            .ShouldAllBe(treatment => treatment.Code.Contains("Grant.Handle") && !treatment.IsOpen);
        row.Treatments.Where(treatment => treatment.Treatment.Module == PolicyModule.Bot)
            .ShouldAllBe(treatment => treatment.Code.Count == 0);
    }

    [Fact]
    public void A_mark_for_another_kind_of_treatment_proves_nothing() =>
        Row("miyazaki/18", [new("miyazaki/18", "print", "X.Y", "CareNet.Policy.Tests", true)]).Tests.ShouldBeEmpty();

    [Fact]
    public void What_a_finished_module_owes_is_told()
    {
        var rows = PolicyTrace.Of(Packs.Real, []);

        PolicyTrace
            .Owed(rows, [PolicyModule.Consent])
            .ShouldContain(owed => owed.Id == "okayama/4" && owed.Treatment.How == TreatmentKind.Enforce);
        PolicyTrace.Owed(rows, []).ShouldBeEmpty();
    }

    [Fact]
    public void Finished_modules_owe_nothing()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var rows = PolicyTrace.Of(Packs.Real, RuleMarks.In(here.Parent!.Parent!.FullName, here.Name));

        PolicyTrace.Owed(rows, Packs.Book.Vocabulary.ModulesDone).ShouldBeEmpty();
    }

    [Fact]
    public void A_mark_that_names_no_rule_is_found() =>
        PolicyTrace.Astray(Packs.Real, [new("okayama/44", null, "X", "CareNet.Bot", false)]).ShouldHaveSingleItem();

    [Fact]
    public async Task The_trace_speaks_JSON()
    {
        var (code, text) = await SaidAsync("trace", "--json", $"--folder={Packs.Folder}");
        using var rows = JsonDocument.Parse(text);
        var first = rows.RootElement[0];

        code.ShouldBe(0);
        rows.RootElement.GetArrayLength().ShouldBe(325);
        first.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "how", "code", "tests", "treatments"]);
        first
            .GetProperty("treatments")[0]
            .EnumerateObject()
            .Select(property => property.Name)
            .ShouldBe(["module", "how", "what", "code", "tests"]);
    }

    [Fact]
    public async Task Lint_reports_defects_and_succeeds()
    {
        var (code, text) = await SaidAsync("lint", "--json", $"--folder={Packs.Folder}");
        using var findings = JsonDocument.Parse(text);

        code.ShouldBe(0);
        findings.RootElement.EnumerateArray().ShouldContain(found => found.GetProperty("kind").GetString() == "duplicateNumber");
    }

    [Fact]
    public async Task Lint_fails_on_a_broken_file()
    {
        using var folder = new CareNet.Testing.ScratchFolder();
        Packs.CopyTo(folder["p"], "osaki", "topics: [name]", "topics: [nmae]");

        (await SaidAsync("lint", $"--folder={folder["p"]}")).Code.ShouldBe(1);
    }

    private static RuleTrace Row(string id, IReadOnlyList<RuleMark> marks) => PolicyTrace.Of(Packs.Real, marks).Single(row => row.Id == id);

    private static async Task<(int Code, string Text)> SaidAsync(params string[] words)
    {
        var before = Console.Out;
        using var said = new StringWriter();
        Console.SetOut(said);
        try
        {
            return (await PolicyVerb.RunAsync(new Terminal(Language.En), words), said.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
