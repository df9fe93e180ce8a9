using CareNet.Jobs.Node.Suite;
using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareNet.Jobs.Node;

/// <summary>The only place of the suite that knows which stack it is: everything else speaks the contract.</summary>
public static class JobsUnderTest
{
    /// <summary>Weekday and time of the next firing of <c>work</c>, in the zone to be filled in.</summary>
    public const string NextOfWork = """
        SELECT to_char(to_timestamp((next_fire_time - 621355968000000000) / 10000000.0) AT TIME ZONE '{0}', 'ID HH24:MI:SS')
        FROM jobs.qrtz_triggers WHERE job_name = 'work'
        """;

    public const string WorkLiesAhead =
        "SELECT next_fire_time > 621355968000000000 + extract(epoch FROM now()) * 10000000 FROM jobs.qrtz_triggers WHERE job_name = 'work'";

    public const string TimesOfWork = "SELECT count(*) FROM jobs.qrtz_triggers WHERE job_name = 'work'";

    public const string Scheduled = "SELECT array_agg(job_name ORDER BY job_name) FROM jobs.qrtz_job_details";

    public const string CountScheduled = "SELECT count(*) FROM jobs.qrtz_triggers";

    /// <summary>Makes it look as if all nodes had been down for three weeks.</summary>
    public const string MissThreeWeeks = """
        UPDATE jobs.qrtz_triggers SET next_fire_time = next_fire_time - 21 * 864000000000, start_time = start_time - 30 * 864000000000,
            prev_fire_time = -1 WHERE job_name = 'work'
        """;

    /// <summary>Owner's work that the platform's own migrations have not done.</summary>
    public static Task PrepareAsync(string ownerConnection) => string.IsNullOrEmpty(ownerConnection)
        ? throw new ArgumentException("No database.", nameof(ownerConnection))
        : Task.CompletedTask;

    /// <summary>What is asked of the engine instead of working. Null: nothing.</summary>
    public static Task<int?> RunCommandAsync(IHost host, string[] args) => Task.FromResult<int?>(null);

    /// <summary>Added last, when the jobs are known.</summary>
    public static void Add(IServiceCollection services, string connection, bool works)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        services.AddBuiltInStack(bus => bus.Handlers.Add(typeof(StepTakenHandler)));
        services.AddBuiltInJobs(new()
        {
            CheckIn = TimeSpan.FromSeconds(1),
            Grace = TimeSpan.FromSeconds(1.5),
            MissedAfter = TimeSpan.FromSeconds(1),
            Look = TimeSpan.FromSeconds(1),
            DrainTime = TimeSpan.FromMilliseconds(700),
        });
        if (!works)
        {
            services.WithoutScheduler();
        }
    }
}
