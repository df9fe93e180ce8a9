using CareNet.Postgres;

namespace CareNet.Verbs.Doctor;

public static class DoctorVerb
{
    public static Task<int> RunAsync(Terminal terminal, string[] words)
    {
        var needs = Need.All();
        foreach (var need in needs)
        {
            var state = need.Found is null ? terminal.Word("なし", "missing") : need.Found;
            terminal.Line($"{(need.Found is null ? "✗" : "✓")} {need.Name, -15} {state}");
            if (need.Found is null)
            {
                terminal.Line($"  {new string(' ', 15)} {terminal.Word(need.For.Ja, need.For.En)}: {need.Mend}");
            }
        }

        var isWhole = Orchestrator.Tell(terminal);
        Orchestrator.TellContainers(terminal);
        // What only tests need does not keep anybody from running CareNet.
        return Task.FromResult(isWhole && needs.All(need => need.Found is not null || need.OnlyForTests) ? 0 : 1);
    }
}
