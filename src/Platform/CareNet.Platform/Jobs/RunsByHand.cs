using Hangfire.States;

namespace CareNet.Platform.Jobs;

internal sealed class RunsByHand(JobCatalog catalog, JobNode node, TimeProvider clock) : IJobs
{
    private static readonly Error Unknown = Error.NotFound("jobs.unknown", "この名前のジョブはありません。", "There is no job of this name.");

    public Task<Result> RunNowAsync(string job, CancellationToken ct)
    {
        if (catalog.Find(job) is null)
        {
            return Task.FromResult<Result>(Unknown);
        }

        node.Client.Create(Firing.Of(job), new EnqueuedState(), Firing.At(clock.GetUtcNow()));
        return Task.FromResult(Result.Ok);
    }
}
