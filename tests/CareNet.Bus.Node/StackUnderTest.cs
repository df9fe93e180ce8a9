using CareNet.Stack.BuiltIn;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Bus.Node;

/// <summary>The only place of the suite that knows which stack it is: everything else speaks the contract.</summary>
public static class StackUnderTest
{
    /// <summary>Copies what waits, as a restored backup or a repeated delivery would have it.</summary>
    public const string CopyStored = "CREATE TABLE suite.stored AS SELECT * FROM platform.bus_envelopes";

    /// <summary>Stores the copied envelopes once more, under the ids they had.</summary>
    public const string StoreAgain = """
        INSERT INTO platform.bus_envelopes (id, due_at, created_at, handler, message_type, order_key, trace_parent, body)
        SELECT id, due_at, created_at, handler, message_type, order_key, trace_parent, body FROM suite.stored
        """;

    public const string CountStored = "SELECT count(*) FROM platform.bus_envelopes";

    public static void Add(IServiceCollection services, NodeSettings settings)
    {
        services.AddBuiltInStack(options =>
        {
            foreach (var handler in settings.Handlers)
            {
                options.Handlers.Add(handler);
            }

            options.CoolDowns = [.. settings.CoolDowns];
            options.TimeLimit = settings.TimeLimit;
            options.DrainTime = settings.DrainTime;
            options.Capacity = settings.Capacity;
        });
        if (!settings.Works)
        {
            services.WithoutWorkers();
        }
    }
}
