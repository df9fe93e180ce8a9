using System.Text.RegularExpressions;
using Npgsql;

namespace CareNet.Platform.Purging;

/// <summary>Deletes the rows of one table that are older than a given time.</summary>
public sealed partial record Purge
{
    private const int Batch = 5000;

    public Purge(string table, string column, TimeSpan keep)
    {
        if (!TableShape().IsMatch(table) || !ColumnShape().IsMatch(column) || keep < TimeSpan.Zero)
        {
            throw new ArgumentException(
                $"'{table}', '{column}', {keep}: a purge takes schema.table, a column and a time that is not negative."
            );
        }

        (Table, Column, Keep) = (table, column, keep);
    }

    public string Table { get; }

    public string Column { get; }

    public TimeSpan Keep { get; }

    /// <summary>Deletes one batch, so that no transaction is long, and says how many rows that were.</summary>
    public async Task<int> DeleteSomeAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"DELETE FROM {Table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {Table} WHERE {Column} < $1 ORDER BY {Column} LIMIT {Batch}))"
        );
        command.Parameters.Add(new() { Value = (now - Keep).UtcDateTime });
        return await command.ExecuteNonQueryAsync(ct);
    }

    [GeneratedRegex(@"^[a-z_]+\.[a-z_]+$")]
    private static partial Regex TableShape();

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex ColumnShape();
}
