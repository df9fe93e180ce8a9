using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>What every run of a handler needs of the node; public because written code hands it on.</summary>
public sealed class HandlerParts
{
    private readonly Lazy<IWolverineRuntime> runtime;
    private readonly Lazy<Requests> requests;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal HandlerParts(IServiceProvider services)
    {
        runtime = new(services.GetRequiredService<IWolverineRuntime>);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        requests = new(services.GetRequiredService<Requests>);
        Handlers = services.GetRequiredService<HandlerGraph>();
        Database = services.GetRequiredService<NpgsqlDataSource>();
        Inbox = services.GetRequiredService<Inbox>();
        Lanes = services.GetRequiredService<Lanes>();
        Turnstile = services.GetRequiredService<Turnstile>();
        Suspects = services.GetRequiredService<Suspects>();
        Queues = services.GetRequiredService<Queues>();
        Shipping = services.GetRequiredService<Shipping>();
        Telemetry = services.GetRequiredService<BusTelemetry>();
        Log = services.GetRequiredService<BusLog>();
        MaxCrashes = services.GetRequiredService<CareNet.Stack.BuiltIn.BusOptions>().MaxCrashes;
        Clock = services.GetRequiredService<TimeProvider>();
    }

    internal IWolverineRuntime Runtime => runtime.Value;

    internal Requests Requests => requests.Value;

    /// <summary>Wolverine's queues run before the node is up and before the code of all handlers is there.</summary>
    internal Task Started => started.Task;

    internal int Node => Runtime.DurabilitySettings.AssignedNodeNumber;

    internal int MaxCrashes { get; }

    internal HandlerGraph Handlers { get; }

    internal NpgsqlDataSource Database { get; }

    internal Inbox Inbox { get; }

    internal Lanes Lanes { get; }

    internal Turnstile Turnstile { get; }

    internal Suspects Suspects { get; }

    internal Queues Queues { get; }

    internal Shipping Shipping { get; }

    internal BusTelemetry Telemetry { get; }

    internal BusLog Log { get; }

    internal TimeProvider Clock { get; }
}
