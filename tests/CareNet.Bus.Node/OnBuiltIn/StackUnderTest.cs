using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

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

    /// <summary>One envelope that was handled nearly a day ago and one of last week; both are to be remembered or forgotten rightly.</summary>
    public const string RememberTwo = """
        INSERT INTO platform.bus_handled (id, at) VALUES
            (gen_random_uuid(), now() - interval '23 hours 59 minutes'), (gen_random_uuid(), now() - interval '7 days')
        """;

    /// <summary>Makes what waits look as if it had waited for a day.</summary>
    public const string Age = "UPDATE platform.bus_envelopes SET due_at = due_at - interval '1 day'";

    /// <summary>Every node looks for stored work that no node has.</summary>
    public const int NodesThatTakeWhatASenderStored = 2;

    public const string CountRemembered = "SELECT count(*) FROM platform.bus_handled";

    public const string AllDue = "SELECT bool_and(due_at < now()) FROM platform.bus_envelopes";

    /// <summary>Owner's work that the platform's own migrations have not done.</summary>
    public static Task PrepareAsync(string ownerConnection) => string.IsNullOrEmpty(ownerConnection)
        ? throw new ArgumentException("No database.", nameof(ownerConnection))
        : Task.CompletedTask;

    /// <summary>What the stack does now and then to keep its tables small.</summary>
    public static async Task TidyAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var session = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(ct);
        await services.GetRequiredService<Upkeep>().TidyAsync(session, ct);
    }

    /// <summary>What is asked of the engine instead of working. Null: nothing.</summary>
    public static Task<int?> RunCommandAsync(IHost host, string[] args) => Task.FromResult<int?>(null);

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
