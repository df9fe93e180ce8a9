using CareNet.Platform.Audit;
using CareNet.Platform.Data;
using CareNet.Platform.Keys;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>rekey</c>: CARENET_KEY_SECRET takes the place of CARENET_KEY_SECRET_BEFORE. Runs as the owner, while no node runs.
/// </summary>
internal static class RekeyCommand
{
    public const string Word = "rekey";

    public static async Task<int> RunAsync(WebApplication app, CancellationToken ct = default)
    {
        var owner = DatabaseConnection.Owner(app.Configuration) ?? throw StartFailure.LacksOwner(Word);
        if (
            KeySecret.BytesFrom(app.Configuration) is not { } next
            || KeySecret.BytesBefore(app.Configuration) is not { } before
            || next.SequenceEqual(before)
        )
        {
            throw new StartFailure($"'{Word}' needs the new secret as CARENET_KEY_SECRET and the present one as {KeySecret.Before}.");
        }

        DatabaseStart.RequireProtected(app, owner);
        await DatabaseStart.WaitAsync(app, owner, ct);
        await using var database = DatabaseSource.Unpooled(owner);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await IsSharedAsync(connection, ct))
        {
            throw new StartFailure(
                "Others are connected to this database: stop all nodes first, because they would go on with the old secret."
            );
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await KeyChange.RunAsync(connection, new(before), new(next), ct))
        {
            throw new StartFailure($"{KeySecret.Before} is not the secret that this database was sealed with: nothing was changed.");
        }

        await using var opener = await KeyChange.OpenerAsync(connection, new(next), ct);
        var protection = opener.GetRequiredService<IDataProtectionProvider>();
        List<string?> notes = [];
        foreach (var module in app.Services.GetServices<IFollowsKeyChange>())
        {
            notes.Add(await module.FollowAsync(connection, protection, new(next), ct));
        }

        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                AuditWriter.Statement(
                    new()
                    {
                        At = app.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
                        Actor = AuditActor.Operator,
                        Action = "keys.change",
                        Origin = AuditOrigin.Inside,
                    }
                ),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        notes.OfType<string>().ToList().ForEach(Console.WriteLine);
        Console.WriteLine(
            $"The secret is changed. Give every node the new one, and the old one as {KeySecret.Before} while messages wait."
        );
        return 0;
    }

    private static async Task<bool> IsSharedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT EXISTS (SELECT FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid
                WHERE a.datname = current_database() AND r.rolname <> session_user AND NOT r.rolsuper)
            """,
            connection
        );
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
