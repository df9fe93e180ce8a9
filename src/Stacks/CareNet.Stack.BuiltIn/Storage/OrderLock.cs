using Npgsql;
using NpgsqlTypes;

namespace CareNet.Stack.BuiltIn.Storage;

/// <summary>
/// Makes the numbers of one key follow the order of its commits: whoever stores a message of the key waits for the one
/// before it to commit. Taken last in a transaction and in one order, so it cannot close a circle.
/// </summary>
internal static class OrderLock
{
    public static NpgsqlBatchCommand Of(IEnumerable<string?> keys) => new("""
        SELECT pg_advisory_xact_lock(hash) FROM
            (SELECT DISTINCT hashtextextended(key, 9216) AS hash FROM unnest($1) AS key WHERE key IS NOT NULL ORDER BY hash) AS locks
        """)
    {
        Parameters = { new() { Value = keys.Distinct().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } },
    };
}
