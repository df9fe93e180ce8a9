using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>
/// This node's Hangfire. Hangfire offers statics of the process for all of it; here each node has its own, so that two nodes in one
/// process (a test's) are two.
/// </summary>
internal sealed class JobNode
{
    private static readonly int[] Waits = [1, 5, 15, 60, 300];

    public JobNode(JobCatalog catalog, JobOptions options, NpgsqlDataSource database, JobLog log)
    {
        Hangfire.Logging.LogProvider.SetCurrentLogProvider(new HangfireLog(log));
        Filters.Add(new PlannedFirings(catalog, database));
        Filters.Add(new Endings());
        Filters.Add(new StatisticsHistoryAttribute());
        Filters.Add(new AutomaticRetryAttribute
        {
            Attempts = Waits.Length, DelaysInSeconds = Waits, LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete,
        });
        Storage = new PostgreSqlStorage(new NodeConnections(database), new PostgreSqlStorageOptions
        {
            SchemaName = HangfireSchema.Name,
            PrepareSchemaIfNecessary = false,
            QueuePollInterval = options.Look,
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = options.SilentAfter,
            // A dead node leaves its locks as rows. Two that hold one both do no harm: a firing made twice is run once.
            DistributedLockTimeout = options.SilentAfter,
        });
    }

    public string Name { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.CreateVersion7().ToString("n")[^8..]}";

    public JobFilterCollection Filters { get; } = [];

    public PostgreSqlStorage Storage { get; }

    public RecurringJobManager Timetable => new(Storage, Filters);

    public BackgroundJobClient Client => new(Storage, Filters);

    /// <summary>Connections of the node's own pool: one login, one limit.</summary>
    private sealed class NodeConnections(NpgsqlDataSource database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
    }
}
