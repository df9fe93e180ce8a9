using System.Runtime.Loader;
using System.Text.Json.Serialization;
using CareNet.Platform.Data;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;
using Wolverine.Configuration;
using Wolverine.EntityFrameworkCore;
using Wolverine.ErrorHandling;
using Wolverine.Persistence;
using Wolverine.Postgresql;

namespace CareNet.Platform.Messaging;

/// <summary>
/// Sets up Wolverine as CareNet uses it: durable local queues in PostgreSQL, one EF Core transaction around each handler.
/// </summary>
public static class MessagingSetup
{
    /// <summary>The assembly that holds handler code written ahead, in a Release build.</summary>
    private static readonly string HandlerCode = Path.Combine(AppContext.BaseDirectory, "CareNet.HandlerCode.dll");

    private static readonly TimeSpan[] InPlace =
    [
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(400),
    ];

    /// <summary>
    /// The waits between the attempts of a queued message. They are stored, so that no worker is held and no restart forgets them.
    /// </summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMilliseconds(250),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
    ];

    /// <summary>True in a Release build that was copied without its handler code: it could start and handle no message.</summary>
#if DEBUG
    public static bool LacksHandlerCode => false;
#else
    public static bool LacksHandlerCode { get; } = !File.Exists(HandlerCode);
#endif

    /// <summary>Called last in a composition, because Wolverine looks at the services that are registered.</summary>
    /// <param name="configuration">
    /// Holds the secret with which stored messages are encrypted; null where nothing needs to be secret.
    /// </param>
    public static IServiceCollection AddMessaging(
        this IServiceCollection services,
        NpgsqlDataSource database,
        Action<WolverineOptions> configure,
        TimeSpan[]? waits = null,
        IConfiguration? configuration = null
    )
    {
        return services.AddWolverine(
            ExtensionDiscovery.ManualOnly,
            wolverine =>
            {
                Store(wolverine, database);
                Handle(wolverine);
                wolverine.UseEncryption(new SealedMessages(configuration));
                Retry(wolverine, waits ?? Waits);
                configure(wolverine);
            }
        );
    }

    /// <summary>The tables depend on these settings alone; the owner's migration uses them too.</summary>
    internal static void Store(WolverineOptions wolverine, NpgsqlDataSource database)
    {
        wolverine.PersistMessagesWithPostgresql(database, MessagingSchema.Name);
        wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        var durability = wolverine.Durability;
        durability.Mode = DurabilityMode.Balanced;
        durability.MessageIdentity = MessageIdentity.IdOnly;
        durability.KeepAfterMessageHandling = TimeSpan.FromDays(2);
        durability.DeadLetterQueueExpirationEnabled = true;
        durability.DeadLetterQueueExpiration = TimeSpan.FromDays(35);
        durability.DrainTimeout = TimeSpan.FromSeconds(20);

        // The defaults leave the messages of a dead node lying for more than a minute.
        durability.FirstHealthCheckExecution = TimeSpan.FromMilliseconds(100);
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(1);
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(5);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(1);
        durability.NodeReassignmentPollingTime = TimeSpan.FromSeconds(1);
        durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(1);
        // A message whose commit was answered too late to be taken up lies in the database until this time is over.
        durability.InboxStaleTime = TimeSpan.FromSeconds(6);
        durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(100);
        durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(500);
        // A span for every second of every idle node says nothing.
        durability.NodeAssignmentHealthCheckTracingEnabled = false;
    }

    private static void Handle(WolverineOptions wolverine)
    {
        wolverine.UseSystemTextJsonForSerialization(json => json.Converters.Add(new JsonStringEnumConverter()));
        wolverine.DefaultExecutionTimeout = DatabaseSource.MaxPause;
        // During an upgrade an older node may find messages of the newer one; Wolverine would drop them.
        wolverine.UnknownMessageBehavior = UnknownMessageBehavior.DeadLetterQueue;
        wolverine.MultipleHandlerBehavior = MultipleHandlerBehavior.Separated;
        wolverine.ServiceLocationPolicy = ServiceLocationPolicy.NotAllowed;
        wolverine.UseEntityFrameworkCoreTransactions(TransactionMiddlewareMode.Eager);
        wolverine.Policies.UseDurableLocalQueues();
        wolverine.Policies.AutoApplyTransactions();
        wolverine.Policies.Add<RollBackOnRefusal>();
        wolverine.Policies.Add<TransactionOutcomePolicy>();
        wolverine.Tracking.RecordExceptionsOnSpans = false;
        wolverine.Policies.MessageExecutionLogLevel(Microsoft.Extensions.Logging.LogLevel.None);
        wolverine.Policies.MessageSuccessLogLevel(Microsoft.Extensions.Logging.LogLevel.None);
        Compile(wolverine);
    }

    private static void Compile(WolverineOptions wolverine)
    {
#if DEBUG
        wolverine.UseRuntimeCompilation();
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
#else
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        if (!LacksHandlerCode)
        {
            wolverine.ApplicationAssembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(HandlerCode);
        }
#endif
    }

    /// <summary>
    /// Where the database itself said that it undid the transaction, the first tries are made in place, also for a request that
    /// somebody waits for. A connection that broke may have committed, so everything else is stored and tried later.
    /// </summary>
    private static void Retry(WolverineOptions wolverine, TimeSpan[] waits)
    {
        wolverine.Policies.OnException(MessagingSchema.IsHandledElsewhere).Discard();
        wolverine.Policies.OnException(DatabaseFailure.IsOutage).ScheduleRetryIndefinitely(waits);
        wolverine
            .Policies.OnException(DatabaseFailure.WasUndone)
            .RetryWithCooldown(InPlace)
            .Then.ScheduleRetry(waits)
            .Then.MoveToErrorQueue();
        wolverine.Policies.OnAnyException().ScheduleRetry(waits).Then.MoveToErrorQueue();
    }
}
