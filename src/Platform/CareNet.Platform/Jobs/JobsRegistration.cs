using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareNet.Platform.Jobs;

public static class JobsRegistration
{
    /// <summary>What all jobs need, and the platform's own job. May be called more than once.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(JobCatalog)))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JobCatalog>().AddSingleton<JobRunner>().AddSingleton<RunRecords>().AddSingleton<JobTelemetry>()
            .AddSingleton<JobLog>().AddSingleton<JobHistory>();
        return services.AddJob<PurgeLeftovers>()
            .AddPurge("platform.job_runs", "started_at", TimeSpan.FromDays(400))
            .AddPurge("platform.job_steps", "at", TimeSpan.FromDays(35));
    }

    public static IServiceCollection AddJob<TJob>(this IServiceCollection services)
        where TJob : class, IJob
    {
        var id = TJob.Schedule.Id;
        if (services.Any(service => service.ImplementationInstance is JobEntry entry && entry.Schedule.Id == id))
        {
            throw new InvalidOperationException($"Two jobs are called {id}.");
        }

        return services.AddScoped<TJob>().AddSingleton(new JobEntry(TJob.Schedule, typeof(TJob)));
    }

    /// <summary>
    /// Rows of this table are deleted when the time in this column, which is indexed, is older than they are kept for. Rows
    /// without a time there stay.
    /// </summary>
    public static IServiceCollection AddPurge(this IServiceCollection services, string table, string column, TimeSpan keep) =>
        services.AddSingleton(new Purge(table, column, keep));
}
