using CareNet.Platform.Data;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>
/// Sets up Hangfire as CareNet uses it: its tables in the node's own database, short times until another node takes over.
/// </summary>
public static class JobsSetup
{
    public const string Schema = "hangfire";

    public static readonly PackageSchema Tables = new(Schema, typeof(PostgreSqlStorage), Added: 2);

    /// <summary>Makes Hangfire's tables, as the owner of the database.</summary>
    public static Task MigrateAsync(string ownerConnection, CancellationToken ct = default) =>
        Tables.MigrateAsync(
            ownerConnection,
            async connection =>
            {
                await Task.Run(() => PostgreSqlObjectsInstaller.Install(connection, Schema), ct);
                // For the nightly purge: Hangfire lets a run that failed never expire.
                await using var index = new NpgsqlCommand(
                    $"CREATE INDEX IF NOT EXISTS carenet_job_created ON {Schema}.job (createdat)",
                    connection
                );
                await index.ExecuteNonQueryAsync(ct);
            },
            ct
        );

    public static IServiceCollection AddJob<TJob>(this IServiceCollection services)
        where TJob : class, IJob
    {
        var entry = new JobEntry(TJob.Schedule, typeof(TJob));
        return services.Any(service => service.ImplementationInstance is JobEntry other && other.Schedule.Id == entry.Schedule.Id)
            ? throw new InvalidOperationException($"Two jobs are called {entry.Schedule.Id}.")
            : services.AddScoped<TJob>().AddSingleton(entry);
    }

    /// <summary>Registers Hangfire's clients, which is enough for a process that runs no jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, Action<PostgreSqlStorageOptions>? change = null)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            PrepareSchemaIfNecessary = false,
            QueuePollInterval = TimeSpan.FromSeconds(5),
            // A killed node's run is taken over after so long. The defaults are half an hour, and ten minutes for the node's locks.
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(10),
            DistributedLockTimeout = TimeSpan.FromSeconds(10),
        };
        change?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JobRunner>().AddSingleton<RunRecords>();

        // Left to AddHangfire, these would be statics, which the nodes of one test process would share.
        services.AddSingleton<JobStorage>(provider => new PostgreSqlStorage(
            new OwnPool(provider.GetRequiredService<NpgsqlDataSource>()),
            options
        ));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        return services.AddHangfire(
            (provider, hangfire) =>
                hangfire.UseTypeResolver(Known).UseLogProvider(new OneLog(provider.GetRequiredService<ILogger<JobStorage>>()))
        );
    }

    /// <summary>Runs the registered jobs. Called after messaging, so that jobs, which send messages, stop before it.</summary>
    public static IServiceCollection AddJobServer(this IServiceCollection services, Action<BackgroundJobServerOptions>? change = null) =>
        services
            .AddHostedService<Timetable>()
            .AddHangfireServer(options =>
            {
                options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
                // A run may go on for so long when its node stops; then it is left to the others.
                options.StopTimeout = TimeSpan.FromSeconds(15);
                options.ShutdownTimeout = TimeSpan.FromSeconds(20);
                change?.Invoke(options);
            });

    /// <summary>Rows name the method that runs. Without this, whoever can write rows could have any method of the process run.</summary>
    private static Type Known(string name) =>
        TypeHelper.DefaultTypeResolver(name) is var type
        && (type == typeof(JobRunner) || type == typeof(string) || type == typeof(PerformContext) || type == typeof(CancellationToken))
            ? type
            : throw new InvalidOperationException("A stored job names a type that is no job.");

    private sealed class OwnPool(NpgsqlDataSource database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
    }

    /// <summary>
    /// The log provider is a static all the same. Hangfire's own asks a logger factory each time, which fails when its node has ended.
    /// </summary>
    private sealed class OneLog(ILogger log) : ILogProvider, ILog
    {
        public ILog GetLogger(string name) => this;

        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception)
        {
            var level = (Microsoft.Extensions.Logging.LogLevel)logLevel;
            if (messageFunc is not null)
            {
                log.Log(level, 0, messageFunc, exception, (message, _) => message());
            }

            return log.IsEnabled(level);
        }
    }
}
