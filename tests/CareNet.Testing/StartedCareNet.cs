using System.Collections.Concurrent;
using System.Globalization;
using CareNet.Postgres;
using Shouldly;

namespace CareNet.Testing;

/// <summary>The program as a newcomer starts it: a real process with real children.</summary>
public sealed class StartedCareNet : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private const string MarkName = "CARENET_TEST_RUN";
    private readonly string mark = Guid.CreateVersion7().ToString("n");
    private readonly BoundProcess process;

    private StartedCareNet(IReadOnlyList<string> wrapper, string[] options, IReadOnlyDictionary<string, string> environment) =>
        process = BoundProcess.Run(
            new([.. wrapper, .. AtATerminal, "dotnet", Program, .. options])
            {
                // Children inherit the mark, so that they are found whatever stands between them and the starter.
                Environment = new Dictionary<string, string>(environment) { ["LC_ALL"] = "C.UTF-8", [MarkName] = mark },
                OnLine = Hear,
            }
        );

    public int Id => process.Id;

    public Task<int> Exited => process.Exited;

    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>The processes that are web nodes, in the order of their start.</summary>
    public IReadOnlyList<int> Nodes =>
        [.. Family.Where(id => Command(id).Split('\0')[0].EndsWith("/CareNet.Web", StringComparison.Ordinal))];

    /// <summary>Every process of this run: database, orchestrator, dashboard, nodes and what stands between them.</summary>
    public IReadOnlyList<int> Family =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Where(name => Read($"/proc/{name}/environ").Contains($"{MarkName}={mark}\0", StringComparison.Ordinal))
                .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
                .Order(),
        ];

    // A suite that a script runs in the background inherits an ignored Ctrl-C; nobody at a terminal does.
    private static string[] AtATerminal => OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];

    private static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
            return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "AppHost", configuration, "CareNet.AppHost.dll"));
        }
    }

    public static StartedCareNet On(string data, params string[] options) =>
        new([], ["--data", data, .. options], new Dictionary<string, string>());

    public static StartedCareNet Inside(IReadOnlyList<string> wrapper, string data, params string[] options) =>
        new(wrapper, ["--data", data, .. options], new Dictionary<string, string>());

    public static StartedCareNet With(IReadOnlyDictionary<string, string> environment, string data, params string[] options) =>
        new([], ["--data", data, .. options], environment);

    /// <summary>The address that CareNet serves on, once it answers.</summary>
    public async Task<string> ReadyAsync()
    {
        await Task.WhenAny(ready.Task, process.Exited, Task.Delay(StartPatience));
        ready.Task.IsCompleted.ShouldBeTrue($"It never became ready. It said:\n{string.Join('\n', lines)}");
        return await ready.Task;
    }

    /// <summary>It must refuse: exit code 1, and what it said last.</summary>
    public async Task<string> RefusalAsync()
    {
        var code = await process.Exited.WaitAsync(StartPatience);
        code.ShouldBe(1, string.Join('\n', lines));
        return lines.Last();
    }

    public void Kill() => process.Signal(Signals.Kill);

    public Task<int> StopAsync(int signal = Signals.Interrupt)
    {
        process.Signal(signal);
        return process.Exited.WaitAsync(StartPatience);
    }

    public async ValueTask DisposeAsync()
    {
        await process.StopAsync(Signals.Interrupt, TimeSpan.FromSeconds(60));
        process.Dispose();
        // What a test kills may leave something behind that the next test should not meet.
        foreach (var left in Family)
        {
            Signals.Send(left, Signals.Kill);
        }
    }

    private void Hear(string line)
    {
        lines.Enqueue(line);
        if (line.StartsWith("ready ", StringComparison.Ordinal))
        {
            ready.TrySetResult(line["ready ".Length..]);
        }
    }

    public static string Command(int process) => Read($"/proc/{process}/cmdline");

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
