using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareNet.Platform.Jobs;

public static class HangfireJobs
{
    /// <summary>Schedules every registered job with Hangfire over the node's own database, which <see cref="HangfireSchema"/> has prepared.</summary>
    public static IServiceCollection AddHangfireJobs(this IServiceCollection services, JobOptions? options = null)
    {
        services.AddLogging();
        services.AddJobs();
        services.TryAddSingleton(options ?? new JobOptions());
        services.AddSingleton<JobNode>().AddSingleton<ScheduledRuns>().AddSingleton<Timetable>().AddSingleton<IJobs, RunsByHand>();
        return services.AddHostedService<SchedulerService>();
    }

    /// <summary>For a process that runs no jobs; it may still ask for a run by hand.</summary>
    public static IServiceCollection WithoutScheduler(this IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(SchedulerService)));
        return services;
    }
}
