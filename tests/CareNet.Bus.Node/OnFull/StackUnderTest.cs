using System.Reflection;
using CareNet.Stack.Full;
using JasperFx;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CareNet.Bus.Node;

/// <summary>The only place of the suite that knows which stack it is: everything else speaks the contract.</summary>
public static class StackUnderTest
{
    private const string Inbox = "wolverine.wolverine_incoming_envelopes";

    public const string CopyStored = $"CREATE TABLE suite.stored AS SELECT * FROM {Inbox} WHERE status <> 'Handled'";

    public const string StoreAgain = $"INSERT INTO {Inbox} SELECT * FROM suite.stored";

    public const string CountStored = $"SELECT count(*) FROM {Inbox} WHERE status <> 'Handled'";

    public const string AllDue = $"SELECT bool_and(execution_time < now()) FROM {Inbox} WHERE status <> 'Handled'";

    /// <summary>Wolverine keeps the time until which it remembers, not the time at which it handled.</summary>
    public const string RememberTwo = $"""
        INSERT INTO {Inbox} (id, status, owner_id, body, message_type, received_at, keep_until) VALUES
            (gen_random_uuid(), 'Handled', 0, '', 'suite', 'local://suite/', now() + interval '1 day 1 minute'),
            (gen_random_uuid(), 'Handled', 0, '', 'suite', 'local://suite/', now() - interval '5 days')
        """;

    public const string Age = $"UPDATE {Inbox} SET execution_time = now() - interval '1 day'";

    /// <summary>
    /// Wolverine has one node per database look for stored work that no node has, and that node runs what it finds.
    /// Nodes that work share by what each of them publishes.
    /// </summary>
    public const int NodesThatTakeWhatASenderStored = 1;

    public const string CountRemembered = $"SELECT count(*) FROM {Inbox} WHERE status = 'Handled'";

    public static Task PrepareAsync(string ownerConnection) => WolverineSchema.MigrateAsync(ownerConnection);

    public static Task TidyAsync(IServiceProvider services, CancellationToken ct) => FullStack.TidyAsync(services, ct);

    public static void Add(IServiceCollection services, NodeSettings settings) => services.AddFullStack(
        NpgsqlDataSource.Create(settings.Connection),
        options =>
        {
            foreach (var handler in settings.Handlers)
            {
                options.Handlers.Add(handler);
            }

            options.CoolDowns = [.. settings.CoolDowns];
            options.TimeLimit = settings.TimeLimit;
            options.DrainTime = settings.DrainTime;
            options.Capacity = settings.Capacity;
        },
        settings.Works,
        // A test's own nodes have handlers of their own; a node that is a process has those it was built with.
        Assembly.GetEntryAssembly() == typeof(NodeHost).Assembly ? WrittenCode.IfAny(typeof(NodeHost).Assembly) : null);

    /// <summary>What is asked of the engine instead of working. Null: nothing.</summary>
    public static async Task<int?> RunCommandAsync(IHost host, string[] args) => args is ["codegen", ..] ? await host.RunJasperFxCommands(args) : null;
}
