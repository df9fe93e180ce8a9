using System.Collections.Concurrent;
using CareNet.Postgres;

namespace CareNet.Verbs.Tests;

/// <summary>A verb as it is typed: a process of its own, its exit code and what it said.</summary>
public sealed class RunVerb : IDisposable
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly BoundProcess process;

    private RunVerb(string[] wrapper, string[] words) =>
        process = BoundProcess.Run(
            new([.. wrapper, "dotnet", Program, .. words])
            {
                Environment = new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" },
                OnLine = lines.Enqueue,
            }
        );

    public string Said => string.Join('\n', lines);

    private static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
            return Path.GetFullPath(
                Path.Combine(AppContext.BaseDirectory, "..", "..", "CareNet.Verbs", configuration, "CareNet.Verbs.dll")
            );
        }
    }

    public static RunVerb Start(params string[] words) => new([], words);

    /// <summary>It must end with this code; what it said comes back.</summary>
    public static async Task<string> EndsAsync(int code, params string[] words)
    {
        using var verb = new RunVerb([], words);
        (await verb.ExitedAsync()).ShouldBe(code, verb.Said);
        return verb.Said;
    }

    public Task<int> ExitedAsync() => process.Exited.WaitAsync(TimeSpan.FromMinutes(2));

    public void Kill() => process.Signal(Signals.Kill);

    public void Interrupt() => process.Signal(Signals.Interrupt);

    public void Dispose() => process.Dispose();
}
