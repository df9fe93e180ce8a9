using CareNet.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Purging;

public static class PurgingRegistration
{
    /// <summary>The nightly job, and what it deletes of the jobs themselves.</summary>
    public static IServiceCollection AddPurging(this IServiceCollection services) =>
        services
            .AddJob<PurgeLeftovers>()
            .AddPurge("platform.job_runs", "started_at", TimeSpan.FromDays(400))
            // Runs that failed: Hangfire itself removes only what succeeded or was deleted.
            .AddPurge("hangfire.job", "createdat", TimeSpan.FromDays(35))
            .AddPurge("platform.job_steps", "at", TimeSpan.FromDays(35));

    /// <summary>
    /// Rows of this table are deleted when the time in this column, which is indexed, is older than they are kept for. Rows
    /// without a time there stay.
    /// </summary>
    public static IServiceCollection AddPurge(this IServiceCollection services, string table, string column, TimeSpan keep) =>
        services.AddSingleton(new Purge(table, column, keep));
}
