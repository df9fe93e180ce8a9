using System.Diagnostics;
using CareNet.Postgres;
using CareNet.Verbs.Backup;

namespace CareNet.Verbs.Node;

/// <summary>The node's own program, asked for something instead of serving, on the database that was meant.</summary>
internal static class NodeProgram
{
    public static async Task<int> AskAsync(Terminal terminal, string verb, string[] words)
    {
        var given = VerbArguments.Parse(words, ["--data"], []);
        using var stop = new StopSignals();
        string[] asked = [verb, .. given.Plain];
        if (given.Value("--data") is null && Environment.GetEnvironmentVariable("ConnectionStrings__carenet") is { Length: > 0 } elsewhere)
        {
            return await AskAsync(elsewhere, null, asked, stop.Token);
        }

        await using var data = await StoredData.ReachAsync(DataFolder.Choose(given.Value("--data"), terminal.Say), stop.Token);
        // A file for this account alone: what the program stores must be sealed as its nodes seal it.
        var secret = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(secret, Convert.ToBase64String(data.KeySecret), stop.Token);
            return await AskAsync(data.App(PrivateCluster.Database), secret, asked, stop.Token);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    /// <param name="secret">The file that holds the secret of the data; null where the surroundings say which it is.</param>
    private static async Task<int> AskAsync(string connection, string? secret, string[] asked, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. asked]);
        start.Environment["ConnectionStrings__carenet"] = connection;
        // The login serves as it is; a second string keeps it from being asked to step down.
        start.Environment["ConnectionStrings__carenet_owner"] = connection;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (secret is not null)
        {
            start.Environment.Remove("CARENET_KEY_SECRET");
            start.Environment.Remove("DataProtection__Secret");
            start.Environment["DataProtection__SecretFile"] = secret;
        }

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
