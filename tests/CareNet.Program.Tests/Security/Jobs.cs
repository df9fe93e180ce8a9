using CareNet.Platform.Jobs;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests;

/// <summary>A job as the scheduler would run it, at the test's own time.</summary>
internal static class Jobs
{
    private static int runs;

    public static async Task RunAsync<TJob>(CareNetApp app)
        where TJob : IJob
    {
        // Two runs of one second are one run: each of the tests' has a second of its own.
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddSeconds(Interlocked.Increment(ref runs));
        (await app.Services.GetRequiredService<JobRunner>().RunAsync(TJob.Schedule.Id, at, "tests", default)).ShouldBe(JobOutcome.Done);
    }
}
