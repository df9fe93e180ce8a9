using System.Globalization;
using CareNet.Messaging.Node;
using CareNet.Postgres;

namespace CareNet.Messaging.Tests.Processes;

/// <summary>A node that is a process of its own, so that it can be killed in earnest.</summary>
public sealed class ChildNode : IDisposable
{
    private const int SignalContinue = 18;
    private const int SignalStop = 19;

    private readonly BoundProcess process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildNode(string connection, string[] work) =>
        process = BoundProcess.Run(
            new([Environment.ProcessPath!, typeof(NodeHost).Assembly.Location, connection, .. work])
            {
                DeathSignal = "KILL",
                Environment = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" },
                OnLine = line =>
                {
                    if (line.StartsWith("ready", StringComparison.Ordinal))
                    {
                        ready.TrySetResult();
                    }
                },
            }
        );

    public int Id => process.Id;

    public Task<int> Exited => process.Exited;

    /// <summary>How long the machine took to bring it up, which says what a second is worth there just now.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>Starts a node that sends work of this key, numbered from here on, and returns when that is committed.</summary>
    public static Task<ChildNode> StartSendingAsync(SuiteDatabase database, string key, int from, int count) =>
        StartAsync(database, [key, from.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)]);

    public static Task<ChildNode> StartAsync(SuiteDatabase database) => StartAsync(database, []);

    private static async Task<ChildNode> StartAsync(SuiteDatabase database, string[] work)
    {
        var start = TimeProvider.System.GetTimestamp();
        var child = new ChildNode(database.AppConnection, work);
        await Task.WhenAny(child.ready.Task, child.Exited).WaitAsync(SuiteDatabase.LongEnough);
        child.Exited.IsCompleted.ShouldBeFalse(string.Join('\n', child.process.LastLines));
        child.StartTook = TimeProvider.System.GetElapsedTime(start);
        return child;
    }

    public async Task KillAsync()
    {
        process.Signal(Signals.Kill);
        await Exited;
    }

    /// <summary>Stops the process where it is, as a machine without memory or a suspended container does.</summary>
    public void Freeze() => process.Signal(SignalStop);

    public void Thaw() => process.Signal(SignalContinue);

    public async Task StopAsync()
    {
        process.Signal(Signals.Terminate);
        await Exited.WaitAsync(TimeSpan.FromSeconds(40));
    }

    public void Dispose() => process.Dispose();
}
