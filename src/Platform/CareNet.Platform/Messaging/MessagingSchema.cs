using CareNet.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace CareNet.Platform.Messaging;

/// <summary>Wolverine's tables, made by the owner of the database, and what the nodes may do with them.</summary>
public static class MessagingSchema
{
    public const string Name = "wolverine";

    private const string Lock = "SELECT pg_advisory_lock(229012390412289)";

    // Comparing tables with the package's takes a good part of a start, so it is done once for each version of the package and of this file.
    private const string Made = $"SELECT obj_description(to_regnamespace('{Name}')::oid, 'pg_namespace')";
    private static readonly string Version = $"WolverineFx {typeof(WolverineOptions).Assembly.GetName().Version}, CareNet 1";

    // The sentence of an exception may quote personal data, so no dead letter keeps it, whatever writes the row.
    private const string Own = $"""
        CREATE OR REPLACE FUNCTION {Name}.carenet_keep_no_sentence() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.exception_message := ''; RETURN NEW; END $$;
        CREATE OR REPLACE TRIGGER carenet_keep_no_sentence BEFORE INSERT OR UPDATE ON {Name}.wolverine_dead_letters
            FOR EACH ROW EXECUTE FUNCTION {Name}.carenet_keep_no_sentence();
        GRANT USAGE ON SCHEMA {Name} TO {Roles.App};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Name} TO {Roles.App};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {Name} TO {Roles.App};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {Name} TO {Roles.App};
        """;

    public static async Task MigrateAsync(string ownerConnection, CancellationToken ct = default)
    {
        // Types are loaded, unlike elsewhere, because Wolverine reads the catalogue with them.
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false });
        await using var turn = await database.OpenConnectionAsync(ct);
        await RunAsync(turn, Lock, ct);
        if (await RunAsync(turn, Made, ct) as string == Version)
        {
            return;
        }

        var services = new ServiceCollection().AddLogging().AddSingleton<IHostEnvironment>(new HostingEnvironment());
        services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine =>
        {
            MessagingSetup.Store(wolverine, database);
            wolverine.Discovery.DisableConventionalDiscovery();
        });
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IMessageStore>().Admin.MigrateAsync();
        await RunAsync(turn, Own, ct);
        await RunAsync(turn, $"COMMENT ON SCHEMA {Name} IS '{Version}'", ct);
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
