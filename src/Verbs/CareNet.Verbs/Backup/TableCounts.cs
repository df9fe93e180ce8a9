using Npgsql;

namespace CareNet.Verbs.Backup;

/// <summary>Counts the rows that each table holds, as one transaction sees it.</summary>
public static class TableCounts
{
    public static async Task<SortedDictionary<string, long>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await NamesAsync(connection, ct))
        {
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            counts[table] = (long)(await command.ExecuteScalarAsync(ct))!;
        }

        return counts;
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND NOT starts_with(n.nspname, 'pg_') ORDER BY 1
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
