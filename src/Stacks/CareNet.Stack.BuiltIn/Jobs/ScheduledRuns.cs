using CareNet.Platform.Jobs;
using Quartz;
using Quartz.Spi;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>What Quartz runs: one class for all jobs, which hands over to the platform's runner.</summary>
internal sealed class ScheduledRuns(JobRunner runner, SchedulerNode node, JobLog log) : IJobFactory, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource leaving = new();
    private int running;

    public Quartz.IJob NewJob(TriggerFiredBundle bundle, IScheduler scheduler) => new ScheduledRun(this);

    public void ReturnJob(Quartz.IJob job)
    {
        // Nothing of a run outlives it.
    }

    /// <summary>The node leaves now: whatever still runs is cut short and left to others.</summary>
    public Task CutShortAsync() => leaving.CancelAsync();

    public async Task UntilNoneRunsAsync()
    {
        while (Volatile.Read(ref running) > 0)
        {
            await Task.Delay(Look);
        }
    }

    public void Dispose() => leaving.Dispose();

    private async Task RunAsync(IJobExecutionContext context)
    {
        var job = context.JobDetail.Key.Name;
        Interlocked.Increment(ref running);
        try
        {
            var time = Firing.TimeOf(context);
            if (await runner.RunAsync(job, time, node.Name, leaving.Token) == JobOutcome.Abandoned)
            {
                await context.Scheduler.ScheduleJob(Firing.Once(job, time), CancellationToken.None);
            }
        }
        catch (Exception error)
        {
            log.Trouble($"run {job}", error);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    [DisallowConcurrentExecution]
    internal sealed class ScheduledRun(ScheduledRuns runs) : Quartz.IJob
    {
        public Task Execute(IJobExecutionContext context) => runs.RunAsync(context);
    }
}
