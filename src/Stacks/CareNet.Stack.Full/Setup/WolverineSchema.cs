using CareNet.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>Owner's work: Wolverine's tables, those of the order of keys beside them, and what the nodes may do with both.</summary>
public static class WolverineSchema
{
    public const string Name = "wolverine";

    private const string Lock = "SELECT pg_advisory_lock(229012390412289)";

    private const string Own = $"""
        CREATE TABLE IF NOT EXISTS {Name}.carenet_lanes (
            id uuid PRIMARY KEY,
            seq bigint GENERATED ALWAYS AS IDENTITY,
            queue text NOT NULL,
            order_key text NOT NULL
        );
        CREATE INDEX IF NOT EXISTS carenet_lanes_order ON {Name}.carenet_lanes (queue, order_key, seq);
        CREATE TABLE IF NOT EXISTS {Name}.carenet_starts (id uuid PRIMARY KEY, starts integer NOT NULL);
        CREATE INDEX IF NOT EXISTS carenet_incoming_waiting ON {Name}.wolverine_incoming_envelopes (received_at) WHERE status <> 'Handled';
        CREATE INDEX IF NOT EXISTS carenet_incoming_kept ON {Name}.wolverine_incoming_envelopes (keep_until) WHERE status = 'Handled';
        CREATE INDEX IF NOT EXISTS carenet_dead_type ON {Name}.wolverine_dead_letters (message_type, id);
        GRANT USAGE ON SCHEMA {Name} TO {Roles.App};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Name} TO {Roles.App};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {Name} TO {Roles.App};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {Name} TO {Roles.App};
        """;

    public static async Task MigrateAsync(string ownerConnection, CancellationToken ct = default)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false });
        await using var turn = await database.OpenConnectionAsync(ct);
        await RunAsync(turn, Lock, ct);
        var services = new ServiceCollection().AddLogging();
        services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine =>
        {
            WolverineSetup.Storage(wolverine, database);
            wolverine.Discovery.DisableConventionalDiscovery();
        });
        services.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment());
        await using var provider = services.BuildServiceProvider();
        var runtime = provider.GetRequiredService<IWolverineRuntime>();
        await runtime.Storage.Admin.MigrateAsync();
        await RunAsync(turn, Own, ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
