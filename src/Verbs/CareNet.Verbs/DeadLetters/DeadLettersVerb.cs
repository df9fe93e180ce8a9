using System.Diagnostics;
using CareNet.Postgres;
using CareNet.Verbs.Backup;

namespace CareNet.Verbs.DeadLetters;

/// <summary>Messages that were given up: list them, send them again, throw them away. The node's own program does it.</summary>
public static class DeadLettersVerb
{
    public static async Task<int> RunAsync(Terminal terminal, string[] words)
    {
        var given = VerbWords.Parse(words, ["--data"], []);
        using var stop = new StopSignals();
        if (given.Value("--data") is null && Environment.GetEnvironmentVariable("ConnectionStrings__carenet") is { Length: > 0 } elsewhere)
        {
            return await AskAsync(elsewhere, given.Plain, stop.Token);
        }

        await using var data = await StoredData.ReachAsync(DataFolder.Choose(given.Value("--data"), terminal.Say), stop.Token);
        return await AskAsync(data.App(PrivateCluster.Database), given.Plain, stop.Token);
    }

    private static async Task<int> AskAsync(string connection, IReadOnlyList<string> words, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), "dead-letters", .. words]);
        start.Environment["ConnectionStrings__carenet"] = connection;
        // The login serves as it is; a second string keeps it from being asked to step down.
        start.Environment["ConnectionStrings__carenet_owner"] = connection;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    private static string Program()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "CareNet.Web", configuration, "CareNet.Web.dll"));
    }
}
