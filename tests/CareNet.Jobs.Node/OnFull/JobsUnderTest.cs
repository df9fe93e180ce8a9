using System.Reflection;
using CareNet.Jobs.Node.Suite;
using CareNet.Stack.Full;
using CareNet.Stack.Full.Jobs;
using JasperFx;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CareNet.Jobs.Node;

/// <summary>The only place of the suite that knows which stack it is: everything else speaks the contract.</summary>
public static class JobsUnderTest
{
    private const string Work = "key = 'recurring-jobs' AND value = 'work'";

    /// <summary>Weekday and time of the next firing of <c>work</c>, in the zone to be filled in.</summary>
    public const string NextOfWork = $"SELECT to_char(to_timestamp(score) AT TIME ZONE '{{0}}', 'ID HH24:MI:SS') FROM hangfire.set WHERE {Work}";

    public const string WorkLiesAhead = $"SELECT to_timestamp(score) > now() FROM hangfire.set WHERE {Work}";

    public const string TimesOfWork = $"SELECT count(*) FROM hangfire.set WHERE {Work}";

    public const string Scheduled = """
        SELECT array_agg(substr(key, 15) ORDER BY key) FROM hangfire.hash WHERE key LIKE 'recurring-job:%' AND field = 'Cron'
        """;

    public const string CountScheduled = "SELECT count(*) FROM hangfire.set WHERE key = 'recurring-jobs'";

    /// <summary>Makes it look as if all nodes had been down for three weeks.</summary>
    public const string MissThreeWeeks = $"""
        UPDATE hangfire.set SET score = score - 21 * 86400 WHERE {Work};
        UPDATE hangfire.hash SET value = to_char(value::timestamptz AT TIME ZONE 'UTC' - interval '21 days', 'YYYY-MM-DD"T"HH24:MI:SS.US"0Z"')
            WHERE key = 'recurring-job:work' AND field IN ('NextExecution', 'CreatedAt')
        """;

    public static async Task PrepareAsync(string ownerConnection)
    {
        await WolverineSchema.MigrateAsync(ownerConnection);
        await HangfireSchema.MigrateAsync(ownerConnection);
    }

    /// <summary>Added last, when the jobs are known.</summary>
    public static void Add(IServiceCollection services, string connection, bool works)
    {
        services.AddFullJobs(new() { SilentAfter = TimeSpan.FromSeconds(3), Look = TimeSpan.FromSeconds(1), DrainTime = TimeSpan.FromMilliseconds(700) });
        if (!works)
        {
            services.WithoutScheduler();
        }

        services.AddFullStack(
            NpgsqlDataSource.Create(connection),
            bus => bus.Handlers.Add(typeof(StepTakenHandler)),
            works,
            Assembly.GetEntryAssembly() == typeof(NodeHost).Assembly ? WrittenCode.IfAny(typeof(NodeHost).Assembly) : null);
    }

    /// <summary>What is asked of the engine instead of working. Null: nothing.</summary>
    public static async Task<int?> RunCommandAsync(IHost host, string[] args) => args is ["codegen", ..] ? await host.RunJasperFxCommands(args) : null;
}
