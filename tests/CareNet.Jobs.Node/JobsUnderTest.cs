using CareNet.Jobs.Node.Suite;
using CareNet.Platform.Jobs;
using CareNet.Platform.Logs;
using CareNet.Platform.Messaging;
using CareNet.Platform.Purging;
using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;

namespace CareNet.Jobs.Node;

/// <summary>What the suite reads in Hangfire's tables, and the jobs' own composition with short times.</summary>
public static class JobsUnderTest
{
    private const string Work = "key = 'recurring-jobs' AND value = 'work'";

    /// <summary>Weekday and time of the next firing of <c>work</c>, in the zone to be filled in.</summary>
    public const string NextOfWork =
        $"SELECT to_char(to_timestamp(score) AT TIME ZONE '{{0}}', 'ID HH24:MI:SS') FROM hangfire.set WHERE {Work}";

    public const string WorkLiesAhead = $"SELECT to_timestamp(score) > now() FROM hangfire.set WHERE {Work}";

    public const string TimesOfWork = $"SELECT count(*) FROM hangfire.set WHERE {Work}";

    public const string Scheduled = """
        SELECT array_agg(substr(key, 15) ORDER BY key) FROM hangfire.hash WHERE key LIKE 'recurring-job:%' AND field = 'Cron'
        """;

    public const string CountScheduled = "SELECT count(*) FROM hangfire.set WHERE key = 'recurring-jobs'";

    /// <summary>Makes it look as if all nodes had been down for three weeks.</summary>
    public const string MissThreeWeeks = $"""
        UPDATE hangfire.set SET score = score - 21 * 86400 WHERE {Work};
        UPDATE hangfire.hash
            SET value = to_char(value::timestamptz AT TIME ZONE 'UTC' - interval '21 days', 'YYYY-MM-DD"T"HH24:MI:SS.US"0Z"')
            WHERE key = 'recurring-job:work' AND field IN ('NextExecution', 'CreatedAt')
        """;

    /// <summary>Added last, when the jobs are known.</summary>
    public static void Add(IServiceCollection services, NpgsqlDataSource database, bool works)
    {
        services
            .AddDiscreetLogs()
            .AddPurging()
            .AddJobs(storage =>
            {
                storage.QueuePollInterval = TimeSpan.FromSeconds(1);
                storage.InvisibilityTimeout = storage.DistributedLockTimeout = TimeSpan.FromSeconds(3);
            });
        services.AddMessaging(
            database,
            wolverine =>
            {
                wolverine.Discovery.DisableConventionalDiscovery().IncludeType(typeof(StepTakenHandler));
                wolverine.ApplicationAssembly = typeof(NodeHost).Assembly;
                wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
                wolverine.UseRuntimeCompilation();
            }
        );
        if (works)
        {
            services.AddJobServer(server =>
            {
                server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
                server.StopTimeout = TimeSpan.FromMilliseconds(700);
                server.ShutdownTimeout = TimeSpan.FromSeconds(5);
            });
        }
    }
}
