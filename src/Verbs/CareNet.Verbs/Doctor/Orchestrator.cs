using System.Reflection;
using CareNet.Postgres;

namespace CareNet.Verbs.Doctor;

/// <summary>
/// Tells where Aspire's orchestrator and dashboard are. The first build of the AppHost fetches them and notes their paths.
/// </summary>
public static class Orchestrator
{
    private static readonly string[] Parts = ["dcpclipath", "aspiredashboardpath"];

    /// <returns>False if a part has gone since the build.</returns>
    public static bool Tell(Terminal terminal)
    {
        var paths = Noted().ToList();
        var gone = paths.Where(path => !File.Exists(path) && !Directory.Exists(path)).ToList();
        var state =
            paths.Count == 0 ? terminal.Word("最初の ./carenet run で入ります", "comes with the first ./carenet run")
            : gone.Count == 0 ? string.Join("  ", paths)
            : terminal.Word("なし", "missing") + $" ({string.Join(", ", gone)}): dotnet build AppHost --no-incremental";
        Line(
            terminal,
            paths.Count == 0 ? "·"
                : gone.Count == 0 ? "✓"
                : "✗",
            "Aspire",
            state
        );
        return gone.Count == 0;
    }

    public static void TellContainers(Terminal terminal)
    {
        var engine = ContainerEngine.Find();
        Line(
            terminal,
            engine is null ? "·" : "✓",
            "containers",
            engine ?? terminal.Word("なし（--database container にだけ必要です）", "no engine (only --database container needs one)")
        );
    }

    private static void Line(Terminal terminal, string mark, string name, string state) => terminal.Line($"{mark} {name, -15} {state}");

    private static IEnumerable<string> Noted()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "AppHost", configuration, "CareNet.AppHost.dll"));
        return File.Exists(program)
            ? Assembly
                .LoadFrom(program)
                .GetCustomAttributes<AssemblyMetadataAttribute>()
                .Where(note => Parts.Contains(note.Key))
                .Select(note => note.Value!)
            : [];
    }
}
