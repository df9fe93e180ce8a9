using CareNet.Policy;
using CareNet.Policy.Reading;
using CareNet.Postgres;

namespace CareNet.Verbs.Policy;

/// <summary><c>./carenet policy lint</c> and <c>./carenet policy trace</c>.</summary>
public static class PolicyVerb
{
    public static Task<int> RunAsync(Terminal terminal, string[] words)
    {
        var folder =
            words.FirstOrDefault(word => word.StartsWith("--folder=", StringComparison.Ordinal))?["--folder=".Length..]
            ?? Path.Combine(AppContext.BaseDirectory, "seeds", "policies");
        try
        {
            return Task.FromResult(
                words.FirstOrDefault() switch
                {
                    "lint" => LintReport.Print(terminal, PolicyBook.Load(folder), asJson: words.Contains("--json")),
                    "trace" => TraceReport.Print(terminal, PolicyBook.Load(folder), asJson: words.Contains("--json")),
                    _ => Usage(terminal),
                }
            );
        }
        catch (InvalidPacksException invalid)
        {
            foreach (var problem in invalid.Problems)
            {
                terminal.Fail(new(problem.In(CareNet.Platform.Language.Ja), problem.In(CareNet.Platform.Language.En)));
            }

            return Task.FromResult(1);
        }
    }

    private static int Usage(Terminal terminal)
    {
        terminal.Line("carenet policy lint  [--json] [--folder=DIR]");
        terminal.Line("carenet policy trace [--json] [--folder=DIR]");
        return 2;
    }
}
