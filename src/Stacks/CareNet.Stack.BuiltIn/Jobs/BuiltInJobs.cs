using CareNet.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareNet.Stack.BuiltIn.Jobs;

public static class BuiltInJobs
{
    /// <summary>Schedules every registered job over the node's own database. Needs an <c>NpgsqlDataSource</c> that logs in as the nodes' role.</summary>
    public static IServiceCollection AddBuiltInJobs(this IServiceCollection services, JobOptions? options = null)
    {
        services.AddLogging();
        services.AddJobs();
        services.TryAddSingleton(options ?? new JobOptions());
        services.AddSingleton<SchedulerNode>().AddSingleton<ScheduledRuns>().AddSingleton<Timetable>().AddSingleton<IJobs, RunsByHand>();
        return services.AddHostedService<SchedulerService>();
    }

    /// <summary>For a process that runs no jobs; it may still ask for a run by hand.</summary>
    public static IServiceCollection WithoutScheduler(this IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(SchedulerService)));
        return services;
    }
}
