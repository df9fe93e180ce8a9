using Npgsql;
using Quartz;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>This node's scheduler, made on first use; a node that only asks for runs never starts it.</summary>
internal sealed class SchedulerNode(JobOptions options, NpgsqlDataSource database) : IDisposable
{
    private readonly SemaphoreSlim making = new(1);
    private IScheduler? scheduler;

    public string Name { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.CreateVersion7().ToString("n")[^8..]}";

    public async Task<IScheduler> SchedulerAsync(CancellationToken ct)
    {
        await making.WaitAsync(ct);
        try
        {
            return scheduler ??= await new SchedulerFactory(Name, options, new NodeConnections(database)).GetScheduler(ct);
        }
        finally
        {
            making.Release();
        }
    }

    public void Dispose() => making.Dispose();
}
