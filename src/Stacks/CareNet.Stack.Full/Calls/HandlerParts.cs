using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Running;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>What every run of a handler needs of the node; public because written code hands it on.</summary>
public sealed class HandlerParts
{
    private readonly Lazy<IWolverineRuntime> runtime;

    internal HandlerParts(IServiceProvider services)
    {
        runtime = new(services.GetRequiredService<IWolverineRuntime>);
        Handlers = services.GetRequiredService<HandlerGraph>();
        Database = services.GetRequiredService<NpgsqlDataSource>();
        Inbox = services.GetRequiredService<Inbox>();
        Lanes = services.GetRequiredService<Lanes>();
        Turnstile = services.GetRequiredService<Turnstile>();
        Shipping = services.GetRequiredService<Shipping>();
        Telemetry = services.GetRequiredService<BusTelemetry>();
        Log = services.GetRequiredService<BusLog>();
        Clock = services.GetRequiredService<TimeProvider>();
    }

    internal IWolverineRuntime Runtime => runtime.Value;

    internal int Node => Runtime.DurabilitySettings.AssignedNodeNumber;

    internal HandlerGraph Handlers { get; }

    internal NpgsqlDataSource Database { get; }

    internal Inbox Inbox { get; }

    internal Lanes Lanes { get; }

    internal Turnstile Turnstile { get; }

    internal Shipping Shipping { get; }

    internal BusTelemetry Telemetry { get; }

    internal BusLog Log { get; }

    internal TimeProvider Clock { get; }
}
