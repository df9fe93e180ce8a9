using CareNet.Platform.Jobs;
using Quartz;
using Quartz.Listener;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>Says when Quartz cannot reach its tables; it tries again by itself.</summary>
internal sealed class SchedulerTrouble(JobLog log) : SchedulerListenerSupport
{
    public override Task SchedulerError(string msg, SchedulerException cause, CancellationToken cancellationToken = default)
    {
        log.Trouble("schedule jobs", cause);
        return Task.CompletedTask;
    }
}
