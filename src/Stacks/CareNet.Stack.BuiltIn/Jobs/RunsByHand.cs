using CareNet.Platform;
using CareNet.Platform.Jobs;

namespace CareNet.Stack.BuiltIn.Jobs;

internal sealed class RunsByHand(JobCatalog catalog, SchedulerNode node, TimeProvider clock) : IJobs
{
    private static readonly Error Unknown = Error.NotFound("jobs.unknown", "この名前のジョブはありません。", "There is no job of this name.");

    public async Task<Result> RunNowAsync(string job, CancellationToken ct)
    {
        if (catalog.Find(job) is null)
        {
            return Unknown;
        }

        var scheduler = await node.SchedulerAsync(ct);
        await scheduler.ScheduleJob(Firing.Once(job, clock.GetUtcNow()), ct);
        return Result.Ok;
    }
}
