using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using JasperFx.Core.Reflection;
using Npgsql;
using Wolverine;
using Wolverine.Configuration;
using Wolverine.EntityFrameworkCore;
using Wolverine.ErrorHandling;
using Wolverine.Persistence;
using Wolverine.Postgresql;
using Wolverine.Runtime.Handlers;

namespace CareNet.Stack.Full;

/// <summary>How Wolverine is set up so that it keeps what the platform's bus promises.</summary>
internal static class WolverineSetup
{
    /// <summary>Longer waits are kept in the database: a worker is not held by them, and a restart does not forget them.</summary>
    private static readonly TimeSpan WaitsInPlace = TimeSpan.FromSeconds(1);

    /// <summary>Messages of one key wait for each other inside their queue, so many keys need many places.</summary>
    private const int PlacesForOrdered = 200;

    public static void Configure(WolverineOptions wolverine, BusOptions options, NpgsqlDataSource database, bool works)
    {
        Storage(wolverine, database);
        wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        Timing(wolverine.Durability, options);
        if (!works)
        {
            wolverine.Durability.DurabilityAgentEnabled = false;
            wolverine.Durability.Mode = DurabilityMode.MediatorOnly;
        }

        wolverine.ServiceLocationPolicy = ServiceLocationPolicy.AlwaysAllowed;
        wolverine.UseSystemTextJsonForSerialization(json => json.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        wolverine.DefaultExecutionTimeout = options.TimeLimit;
        wolverine.MultipleHandlerBehavior = MultipleHandlerBehavior.Separated;
        wolverine.UseEntityFrameworkCoreTransactions(TransactionMiddlewareMode.Eager);
        wolverine.Policies.UseDurableLocalQueues();
        wolverine.Policies.AutoApplyTransactions();
        wolverine.Policies.Add(new CareNetChains());
        Discover(wolverine, options);
        Fail(wolverine, options);
    }

    public static void Call(WolverineOptions wolverine, WrittenCode? code)
    {
        wolverine.CodeGeneration.GeneratedCodeOutputPath = WrittenCode.Folder;
        if (code is not null)
        {
            wolverine.ApplicationAssembly = code.Assembly;
        }

        if (code is { IsAhead: true })
        {
            wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            return;
        }

        wolverine.UseRuntimeCompilation();
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
    }

    /// <summary>What the tables look like depends on this alone; the owner's migration uses it too.</summary>
    public static void Storage(WolverineOptions wolverine, NpgsqlDataSource database)
    {
        wolverine.PersistMessagesWithPostgresql(database, WolverineSchema.Name);
        wolverine.Durability.Mode = DurabilityMode.Balanced;
        wolverine.Durability.MessageIdentity = MessageIdentity.IdOnly;
    }

    private static void Timing(DurabilitySettings durability, BusOptions options)
    {
        var beat = options.BeatInterval / 2;
        durability.FirstHealthCheckExecution = TimeSpan.FromMilliseconds(100);
        durability.HealthCheckPollingTime = beat;
        durability.StaleNodeTimeout = options.SilentAfter * 1.5;
        durability.StaleNodeEjectionThreshold = 1; // Wrongly taken for dead it may be: the locked row of an envelope sees to the rest.
        durability.CheckAssignmentPeriod = beat;
        durability.NodeReassignmentPollingTime = beat;
        durability.OrphanedMessageSweepPollingTime = beat;
        durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(50);
        durability.ScheduledJobPollingTime = options.PollInterval;
        durability.KeepAfterMessageHandling = options.HandledRetention;
        durability.RecoveryBatchSize = options.Batch;
        durability.DrainTimeout = options.DrainTime;
        durability.DurabilityMetricsEnabled = false;
    }

    private static void Discover(WolverineOptions wolverine, BusOptions options)
    {
        wolverine.Discovery.DisableConventionalDiscovery();
        foreach (var handler in HandlerTypes.Of(options))
        {
            wolverine.Discovery.IncludeType(handler);
        }

        wolverine.Policies.AllLocalQueues(queue => queue.UseDurableInbox(new(options.Capacity, options.Capacity / 2)));
        wolverine.Policies.ConfigureConventionalLocalRouting()
            .CustomizeQueues((message, queue) => queue.MaximumParallelMessages(PlacesFor(message, options)));
        foreach (var (handler, message) in HandlerTypes.WithQueuesOfTheirOwn(options))
        {
            wolverine.LocalQueue(handler.FullNameInCode().ToLowerInvariant()).MaximumParallelMessages(PlacesFor(message, options));
        }
    }

    private static int PlacesFor(Type message, BusOptions options) => message.CanBeCastTo<IOrderedBy>() ? PlacesForOrdered : options.Workers;

    private static void Fail(WolverineOptions wolverine, BusOptions options)
    {
        var policies = wolverine.Policies;
        policies.OnException<NotOursException>().ContinueWith(new LeaveAlone());
        policies.OnException<NotYetException>().ContinueWith(new TryAgainUncounted());
        policies.OnException<OutageException>().ContinueWith(new TryAgainLater());
        policies.OnException<DeadlyException>().MoveToErrorQueue();
        var inPlace = options.CoolDowns.TakeWhile(wait => wait <= WaitsInPlace).ToArray();
        var stored = options.CoolDowns.Skip(inPlace.Length).ToArray();
        var failed = policies.OnException<HandlerFailedException>();
        if (inPlace.Length > 0 && stored.Length > 0)
        {
            failed.RetryWithCooldown(inPlace).Then.ScheduleRetry(stored).Then.MoveToErrorQueue();
        }
        else if (inPlace.Length > 0)
        {
            failed.RetryWithCooldown(inPlace).Then.MoveToErrorQueue();
        }
        else if (stored.Length > 0)
        {
            failed.ScheduleRetry(stored).Then.MoveToErrorQueue();
        }
    }
}
