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

    public static readonly PackageSchema Tables = new(Name, typeof(WolverineOptions), Added: 4);

    private const string HandledElsewhere = "CN001";

    // A handler's effect and its mark on the message are one transaction, but Wolverine marks without asking. A message that
    // another node handled meanwhile, or whose commit was done though its answer got lost, must not be handled twice:
    // a transaction that wrote something and finds the mark there fails, and such a message does not become a dead letter.
    // A mark without a transaction is only a note afterwards, so the first trigger tells the two apart.
    // Wolverine keeps the row of a handled message for two days to recognise it. Its content may hold a link that opens an
    // account, so only the id stays.
    // Conditions stand inside the functions, because PostgreSQL reads a trigger's WHEN anew for every statement.
    private const string Once = $"""
        CREATE OR REPLACE FUNCTION {Name}.carenet_note_writes() RETURNS trigger LANGUAGE plpgsql AS
            $$ DECLARE noted text; BEGIN
                IF pg_current_xact_id_if_assigned() IS NOT NULL THEN noted := set_config('carenet.has_written', 'yes', true); END IF;
                RETURN NULL;
            END $$;
        CREATE OR REPLACE TRIGGER carenet_note_writes BEFORE UPDATE OF keep_until ON {Name}.wolverine_incoming_envelopes
            FOR EACH STATEMENT EXECUTE FUNCTION {Name}.carenet_note_writes();
        CREATE OR REPLACE FUNCTION {Name}.carenet_handle_once() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                IF TG_OP = 'UPDATE' AND OLD.status = 'Handled' THEN
                    IF current_setting('carenet.has_written', true) = 'yes' THEN
                        RAISE EXCEPTION 'Another transaction has handled this message' USING ERRCODE = '{HandledElsewhere}';
                    END IF;
                    RETURN NULL;
                END IF;
                IF NEW.status = 'Handled' THEN NEW.body := ''; END IF;
                RETURN NEW;
            END $$;
        CREATE OR REPLACE TRIGGER carenet_handle_once BEFORE INSERT OR UPDATE OF keep_until ON {Name}.wolverine_incoming_envelopes
            FOR EACH ROW EXECUTE FUNCTION {Name}.carenet_handle_once();
        CREATE OR REPLACE FUNCTION {Name}.carenet_stay_handled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
        CREATE OR REPLACE TRIGGER carenet_stay_handled BEFORE DELETE ON {Name}.wolverine_incoming_envelopes
            FOR EACH ROW WHEN (OLD.status = 'Handled' AND OLD.keep_until > now()) EXECUTE FUNCTION {Name}.carenet_stay_handled();
        DROP TRIGGER IF EXISTS carenet_forget_content ON {Name}.wolverine_incoming_envelopes;
        DROP FUNCTION IF EXISTS {Name}.carenet_forget_content();
        """;

    // The sentence of an exception may quote personal data, so no dead letter keeps it, whatever writes the row.
    private const string Own = $"""
        CREATE OR REPLACE FUNCTION {Name}.carenet_keep_no_sentence() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                NEW.exception_message := '';
                RETURN CASE WHEN TG_OP = 'INSERT' AND EXISTS (
                    SELECT FROM {Name}.wolverine_incoming_envelopes WHERE id = NEW.id AND status = 'Handled') THEN NULL ELSE NEW END;
            END $$;
        CREATE OR REPLACE TRIGGER carenet_keep_no_sentence BEFORE INSERT OR UPDATE ON {Name}.wolverine_dead_letters
            FOR EACH ROW EXECUTE FUNCTION {Name}.carenet_keep_no_sentence();
        """;

    public static Task MigrateAsync(string ownerConnection, CancellationToken ct = default) =>
        Tables.MigrateAsync(
            ownerConnection,
            async connection =>
            {
                // Types are loaded, unlike elsewhere, because Wolverine reads the catalogue with them.
                await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false });
                var services = new ServiceCollection().AddLogging().AddSingleton<IHostEnvironment>(new HostingEnvironment());
                services.AddWolverine(
                    ExtensionDiscovery.ManualOnly,
                    wolverine =>
                    {
                        MessagingSetup.Store(wolverine, database);
                        wolverine.Discovery.DisableConventionalDiscovery();
                    }
                );
                await using var provider = services.BuildServiceProvider();
                await provider.GetRequiredService<IMessageStore>().Admin.MigrateAsync();
                await AddOwnAsync(connection, ct);
            },
            ct
        );

    /// <summary>
    /// Running nodes hold rows of both tables in either order, so the statements would meet them half way. They wait for both tables first,
    /// not for long, because all nodes wait behind them, and try again.
    /// </summary>
    private static async Task AddOwnAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await using var own = new NpgsqlCommand(
                    $"SET LOCAL lock_timeout = '3s'; LOCK TABLE {Name}.wolverine_incoming_envelopes, {Name}.wolverine_dead_letters; "
                        + $"{Once}{Own}",
                    connection,
                    transaction
                );
                await own.ExecuteNonQueryAsync(ct);
                await transaction.CommitAsync(ct);
                return;
            }
            catch (PostgresException met)
                when (attempt < 20 && met.SqlState is (PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
            }
        }
    }

    internal static bool IsHandledElsewhere(Exception failure) => failure is PostgresException { SqlState: HandledElsewhere };
}
