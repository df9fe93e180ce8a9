using System.Diagnostics;
using System.Text.Json;
using CareNet.Postgres;

namespace CareNet.Verbs.Test;

/// <summary>The whole suite on one private PostgreSQL, all projects side by side, one line at the end.</summary>
public static class TestVerb
{
    private const string Quick = "size!=long";
    private const string Long = "size=long";
    private const string ClusterNamedBy = "CARENET_TEST_CLUSTER";

    // Its long tests start programs and browsers: each room of them after the other, as the projects.
    private const string Program = "CareNet.Program.Tests";
    private static readonly string[] Rooms = ["Registration", "Security", "Web", "Platform", "Bot", "Browser"];

    // Half of the projects wait for processes, browsers and clocks most of their time, so a core is shared by more than one.
    private static readonly int AtATime = Environment.ProcessorCount * 3 / 2;

    // What takes longest begins first, or one core would wait for it at the end.
    private static readonly string[] Longest = ["CareNet.Messaging.Tests", Program, "CareNet.Verbs.Tests", "CareNet.Postgres.Tests"];

    public static async Task<int> RunAsync(Terminal terminal, string[] words)
    {
        Prerequisites.Ensure(terminal);
        var all = words.Contains("--all");
        var kept = words.SkipWhile(word => !string.Equals(word, "--results", StringComparison.Ordinal)).Skip(1).FirstOrDefault();
        var filter = words.FirstOrDefault(word => word != kept && !word.StartsWith("--", StringComparison.Ordinal));
        var folder = ThrowawayFolder.New();
        try
        {
            using var data = DataDirectory.Hold(folder);
            await using var cluster = await PrivateCluster.StartAsync(data, throwaway: true);
            var logins = Path.Combine(folder, "logins.json");
            await using (
                var file = new FileStream(
                    logins,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.Write,
                        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    }
                )
            )
            {
                await JsonSerializer.SerializeAsync(
                    file,
                    new
                    {
                        cluster.Superuser,
                        cluster.Owner,
                        cluster.App,
                    }
                );
            }

            var outcome = await RunTestsAsync(terminal, all, filter, logins, kept);
            terminal.Line($"{outcome.Passed} passed, {outcome.Failed} failed");
            return outcome.Failed == 0 && outcome.Passed > 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Outcome> RunTestsAsync(Terminal terminal, bool all, string? filter, string logins, string? kept)
    {
        var results = kept ?? Path.Combine(Path.GetTempPath(), $"carenet-results-{Path.GetRandomFileName()}");
        try
        {
            var codes = new List<int>();
            foreach (var (assemblies, part) in Groups(all))
            {
                codes.Add(await RunAsync(assemblies, results, logins, isQuick: part == Quick, Filter(part, filter)));
            }

            var outcome = Outcome.Read(results);
            outcome.Failures.ForEach(name => terminal.Line($"  failed: {name}"));

            // A test host that died has no line of its own in the results.
            return codes.Any(code => code != 0) && outcome is { Failed: 0, Passed: > 0 } ? outcome with { Failed = 1 } : outcome;
        }
        finally
        {
            if (kept is null && Directory.Exists(results))
            {
                Directory.Delete(results, recursive: true);
            }
        }
    }

    private static async Task<int> RunAsync(IEnumerable<string> assemblies, string results, string logins, bool isQuick, string[] filter)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "vstest",
                .. assemblies,
                "--Parallel",
                "--logger:console;verbosity=minimal",
                "--logger:trx",
                $"--ResultsDirectory:{results}",
                .. filter,
                "--",
                $"RunConfiguration.MaxCpuCount={AtATime}",
                .. isQuick ? Array.Empty<string>() : [$"xUnit.MaxParallelThreads={Environment.ProcessorCount}"],
            ]
        );
        start.Environment[ClusterNamedBy] = logins;
        if (isQuick)
        {
            // Four threads share two cores: spinning for work takes the core from whoever has some. The rest is time that a process which
            // lives for minutes does not get back.
            start.Environment["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0";
            start.Environment["DOTNET_TieredPGO"] = "0";
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
            start.Environment["DOTNET_GCRetainVM"] = "1";
            start.Environment["DOTNET_gcConcurrent"] = "0";
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>
    /// Returns the quick tests side by side; then one project after the other the long ones, which want the machine for themselves, the
    /// promises of messages first, because they hold seconds against a clock.
    /// </summary>
    private static IEnumerable<(string[] Assemblies, string Part)> Groups(bool all)
    {
        var projects = Assemblies().ToList();
        yield return ([.. projects], Quick);
        foreach (var project in all ? projects : [])
        {
            foreach (var part in Path.GetFileNameWithoutExtension(project) == Program ? OfRooms() : [Long])
            {
                yield return ([project], part);
            }
        }
    }

    private static IEnumerable<string> OfRooms() =>
        [
            .. Rooms.Select(room => $"{Long}&FullyQualifiedName~{Namespace(room)}"),
            // A room that nobody has named here runs all the same.
            $"{Long}&{string.Join('&', Rooms.Select(room => $"FullyQualifiedName!~{Namespace(room)}"))}",
        ];

    private static string Namespace(string room) => $"CareNet.{room}.Tests.";

    private static string[] Filter(string part, string? name) =>
        [$"--TestCaseFilter:{part}{(name is null ? "" : $"&FullyQualifiedName~{name}")}"];

    /// <summary>The test projects of the build that this verb belongs to.</summary>
    private static IEnumerable<string> Assemblies()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
        return Directory
            .EnumerateDirectories(bin)
            .Select(Path.GetFileName)
            .Where(name => name!.EndsWith(".Tests", StringComparison.Ordinal))
            .Select(name => Path.Combine(bin, name!, configuration, name + ".dll"))
            .Where(File.Exists)
            .OrderBy(file => Array.IndexOf(Longest, Path.GetFileNameWithoutExtension(file)) is >= 0 and var place ? place : Longest.Length)
            .ThenBy(file => file, StringComparer.Ordinal);
    }
}
