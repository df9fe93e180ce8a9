using System.Collections.Concurrent;
using System.Diagnostics;

namespace CareNet.Postgres;

/// <summary>
/// A child process that cannot outlive us. The kernel signals it when the thread that started it ends, so it is started on
/// a thread that stays; it has a session of its own, so that a Ctrl-C reaches only us and we decide who stops first.
/// </summary>
public sealed class BoundProcess : IDisposable
{
    private const int LinesKept = 200;
    private readonly Process process;
    private readonly ManualResetEventSlim released = new();
    private readonly ConcurrentQueue<string> lastLines = new();
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BoundProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>The exit code, once it is there.</summary>
    public Task<int> Exited => exited.Task;

    public IReadOnlyCollection<string> LastLines => lastLines;

    public sealed record Start(IReadOnlyList<string> Command)
    {
        public Account Account { get; init; } = Account.Own;

        public string DeathSignal { get; init; } = "INT";

        public string WorkingDirectory { get; init; } = "/";

        public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

        public Action<string> OnLine { get; init; } = _ => { };
    }

    public static BoundProcess Run(Start start)
    {
        var started = new TaskCompletionSource<BoundProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Live(start, started)) { IsBackground = true, Name = "bound " + Path.GetFileName(start.Command[0]) }.Start();
        return started.Task.GetAwaiter().GetResult();
    }

    public void Signal(int signal)
    {
        if (!exited.Task.IsCompleted)
        {
            Signals.Send(process.Id, signal);
        }
    }

    /// <summary>Asks it to stop and, when it has not in time, ends it.</summary>
    public async Task StopAsync(int signal, TimeSpan patience)
    {
        Signal(signal);
        try
        {
            await exited.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Signal(Signals.Kill);
            await exited.Task;
        }
    }

    public void Dispose()
    {
        if (!exited.Task.IsCompleted)
        {
            Signal(Signals.Kill);
        }

        released.Set();
    }

    private static void Live(Start start, TaskCompletionSource<BoundProcess> started)
    {
        BoundProcess bound;
        try
        {
            bound = new BoundProcess(Process.Start(Describe(start))!);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            started.SetException(new Mishap($"{start.Command[0]} を起動できません。", $"{start.Command[0]} cannot be started.", missing));
            return;
        }

        var output = new Thread(() => bound.Follow(bound.process.StandardOutput, start.OnLine)) { IsBackground = true };
        var errors = new Thread(() => bound.Follow(bound.process.StandardError, start.OnLine)) { IsBackground = true };
        output.Start();
        errors.Start();
        started.SetResult(bound);
        bound.process.WaitForExit(-1);
        errors.Join(TimeSpan.FromSeconds(2));
        output.Join(TimeSpan.FromSeconds(2));
        bound.exited.TrySetResult(bound.process.ExitCode);
        bound.released.Wait();
    }

    private static ProcessStartInfo Describe(Start start)
    {
        var bind = OperatingSystem.IsLinux() && Shell.Has("setpriv") && Shell.Has("setsid");
        string[] account = start.Account.Name is { } user ? [$"--reuid={user}", $"--regid={user}", "--init-groups"] : [];
        IReadOnlyList<string> command = bind
            ? ["setsid", "setpriv", .. account, "--pdeathsig", start.DeathSignal, "--", .. start.Command]
            : start.Account.Command([.. start.Command]);
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory,
        };
        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private void Follow(StreamReader reader, Action<string> onLine)
    {
        while (reader.ReadLine() is { } line)
        {
            lastLines.Enqueue(line);
            while (lastLines.Count > LinesKept)
            {
                lastLines.TryDequeue(out _);
            }

            onLine(line);
        }
    }
}
