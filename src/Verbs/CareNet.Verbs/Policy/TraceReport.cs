using System.Text.Json;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Tracing;
using CareNet.Postgres;

namespace CareNet.Verbs.Policy;

/// <summary>Every rule of the real regions with its treatments, the code and the tests that carry it.</summary>
internal static class TraceReport
{
    public static int Print(Terminal terminal, PolicyBook book, bool asJson)
    {
        // Build output lies side by side: bin/<project>/<configuration>.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var marks = RuleMarks.In(here.Parent!.Parent!.FullName, here.Name);
        var policies = book.Packs.Where(pack => !pack.IsDemo).Select(pack => pack.Newest).ToList();
        var rows = PolicyTrace.Of(policies, marks);
        if (asJson)
        {
            terminal.Line(JsonSerializer.Serialize(rows.Select(Shape), Json.Plain));
        }
        else
        {
            foreach (var row in rows)
            {
                Line(terminal, row);
            }

            Sum(terminal, rows);
        }

        var astray = PolicyTrace.Astray(policies, marks);
        foreach (var mark in astray)
        {
            terminal.Fail(
                new(
                    $"{mark.Place} が名指す {mark.Id} という決まりはありません。",
                    $"{mark.Place} names the rule {mark.Id}, which does not exist."
                )
            );
        }

        return astray.Count == 0 ? 0 : 1;
    }

    private static object Shape(RuleTrace row) =>
        new
        {
            id = row.Id,
            how = row.How.Select(Word),
            code = row.Code,
            tests = row.Tests,
            treatments = row.Treatments.Select(treatment => new
            {
                module = treatment.Treatment.Module.ToString(),
                how = Word(treatment.Treatment.How),
                what = treatment.Treatment.What.En,
                code = treatment.Code,
                tests = treatment.Tests,
            }),
        };

    private static void Line(Terminal terminal, RuleTrace row)
    {
        terminal.Line(row.Id);
        foreach (var treatment in row.Treatments)
        {
            terminal.Line(
                $"  {treatment.Treatment.Module, -12} {Word(treatment.Treatment.How), -8} "
                    + $"{(treatment.IsOpen ? "open" : treatment.IsProvable ? "done" : "-"), -5} "
                    + $"{terminal.Word(treatment.Treatment.What.Ja, treatment.Treatment.What.En)}"
            );
            terminal.Line($"    code: {Places(treatment.Code)}");
            terminal.Line($"    tests: {Places(treatment.Tests)}");
        }
    }

    private static void Sum(Terminal terminal, IReadOnlyList<RuleTrace> rows)
    {
        var provable = rows.SelectMany(row => row.Treatments).Where(treatment => treatment.IsProvable).ToList();
        var open = provable.Count(treatment => treatment.IsOpen);
        terminal.Say(
            $"決まり {rows.Count} 件、しくみ・記録・知らせ {provable.Count} 件のうち未完 {open} 件",
            $"{rows.Count} rules; {provable.Count} enforce, record or remind, of which {open} are open"
        );
    }

    private static string Places(IReadOnlyList<string> places) => places.Count == 0 ? "-" : string.Join(", ", places);

    private static string Word(TreatmentKind how) => JsonNamingPolicy.CamelCase.ConvertName(how.ToString());
}
