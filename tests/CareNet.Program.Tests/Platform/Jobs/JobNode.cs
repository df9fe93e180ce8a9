using CareNet.Jobs.Node;
using CareNet.Postgres;

namespace CareNet.Platform.Tests.Jobs;

/// <summary>A node that is a process of its own, so that it can be killed in earnest.</summary>
public sealed class JobNode : IDisposable
{
    private readonly BoundProcess process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private JobNode(string connection, string[] jobs) =>
        process = BoundProcess.Run(
            new([Environment.ProcessPath!, typeof(NodeHost).Assembly.Location, connection, .. jobs])
            {
                DeathSignal = "KILL",
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

    public static async Task<JobNode> StartAsync(JobsDatabase database, params string[] jobs)
    {
        var node = new JobNode(database.Connection, jobs);
        await Task.WhenAny(node.ready.Task, node.process.Exited).WaitAsync(TimeSpan.FromSeconds(30));
        node.process.Exited.IsCompleted.ShouldBeFalse(string.Join('\n', node.process.LastLines));
        return node;
    }

    public async Task KillAsync()
    {
        process.Signal(Signals.Kill);
        await process.Exited;
    }

    public async Task StopAsync()
    {
        process.Signal(Signals.Terminate);
        await process.Exited.WaitAsync(TimeSpan.FromSeconds(40));
    }

    public void Dispose() => process.Dispose();
}
