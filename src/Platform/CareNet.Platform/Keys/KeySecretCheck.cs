using Npgsql;

namespace CareNet.Platform.Keys;

/// <summary>
/// Tells whether a secret is the one that the other nodes of this database have. The first node with a secret seals a known text; later
/// ones must open it. With another secret a node would lose cookies, waiting messages and recovery codes, and break the trail's seals.
/// </summary>
public static class KeySecretCheck
{
    private const string Text = "CareNet key mark 1";

    /// <summary>False if the database was sealed under another secret.</summary>
    public static async Task<bool> FitsAsync(NpgsqlConnection database, KeySecret secret, CancellationToken ct)
    {
        var mark = await ReadAsync(database, ct);
        if (mark is null)
        {
            await using var write = new NpgsqlCommand("INSERT INTO platform.key_marks (mark) VALUES ($1) ON CONFLICT DO NOTHING", database);
            write.Parameters.Add(new() { Value = secret.Seal(Text) });
            await write.ExecuteNonQueryAsync(ct);
            // Another node may have been first.
            mark = await ReadAsync(database, ct);
        }

        return mark is not null && secret.TryOpen(mark) == Text;
    }

    /// <summary>
    /// For the owner of a database whose secret is lost: keys that nobody can open go, and the next secret seals new ones.
    /// </summary>
    public static async Task ForgetAsync(NpgsqlConnection owned, CancellationToken ct)
    {
        await using var forget = new NpgsqlCommand(
            """
            DO $$ BEGIN
                IF to_regclass('platform.protection_keys') IS NOT NULL THEN DELETE FROM platform.protection_keys; END IF;
                IF to_regclass('platform.key_marks') IS NOT NULL THEN DELETE FROM platform.key_marks; END IF;
            END $$
            """,
            owned
        );
        await forget.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string?> ReadAsync(NpgsqlConnection database, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("SELECT mark FROM platform.key_marks", database);
        return await read.ExecuteScalarAsync(ct) as string;
    }
}
