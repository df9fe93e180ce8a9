using CareNet.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;
using Wolverine;
using Wolverine.Persistence.Durability;

namespace CareNet.Platform.Messaging;

/// <summary>Wolverine's tables, made by the owner of the database.</summary>
public static class MessagingSchema
{
    public const string Name = "wolverine";

    // The sentence of an exception may quote personal data, so no dead letter keeps it, whatever writes the row.
    private const string Own = $"""
        CREATE OR REPLACE FUNCTION {Name}.carenet_keep_no_sentence() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.exception_message := ''; RETURN NEW; END $$;
        CREATE OR REPLACE TRIGGER carenet_keep_no_sentence BEFORE INSERT OR UPDATE ON {Name}.wolverine_dead_letters
            FOR EACH ROW EXECUTE FUNCTION {Name}.carenet_keep_no_sentence();
        """;

    public static Task MigrateAsync(string ownerConnection, CancellationToken ct = default) =>
        PackageSchema.MigrateAsync(ownerConnection, Name, typeof(WolverineOptions), added: 1, async connection =>
        {
            // Types are loaded, unlike elsewhere, because Wolverine reads the catalogue with them.
            await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false });
            var services = new ServiceCollection().AddLogging().AddSingleton<IHostEnvironment>(new HostingEnvironment());
            services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine =>
            {
                MessagingSetup.Store(wolverine, database);
                wolverine.Discovery.DisableConventionalDiscovery();
            });
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<IMessageStore>().Admin.MigrateAsync();
            await using var own = new NpgsqlCommand(Own, connection);
            await own.ExecuteNonQueryAsync(ct);
        }, ct);
}
