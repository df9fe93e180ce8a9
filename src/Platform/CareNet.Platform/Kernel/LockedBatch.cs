using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CareNet.Platform;

/// <summary>
/// Advisory locks, then statements that already see what the lock's last holder committed, in one round trip on the handler's
/// own transaction. The statements stay apart: in READ COMMITTED each has a snapshot of its own, and one that took the lock
/// itself would look at the rows of before the wait.
/// </summary>
internal sealed class LockedBatch : IAsyncDisposable
{
    private readonly NpgsqlBatch batch;

    private LockedBatch(NpgsqlBatch batch) => this.batch = batch;

    public static LockedBatch In(DbContext context)
    {
        var transaction =
            context.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction
            ?? throw new InvalidOperationException("A lock lasts until commit, so it needs the handler's open transaction.");
        if (transaction.IsolationLevel is not IsolationLevel.ReadCommitted)
        {
            throw new InvalidOperationException(
                $"{transaction.IsolationLevel} keeps one snapshot, which is older than the lock: locks need READ COMMITTED."
            );
        }

        return new(new NpgsqlBatch(transaction.Connection, transaction));
    }

    public LockedBatch Exclusive(IEnumerable<long> keys) => Lock("SELECT pg_advisory_xact_lock($1)", keys);

    public LockedBatch Shared(IEnumerable<long> keys) => Lock("SELECT pg_advisory_xact_lock_shared($1)", keys);

    public LockedBatch Then(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        batch.BatchCommands.Add(command);
        return this;
    }

    /// <summary>Says how many rows were written.</summary>
    public Task<int> RunAsync(CancellationToken ct) => batch.ExecuteNonQueryAsync(ct);

    /// <summary>The rows of the last statement.</summary>
    public async Task<List<TRow>> ReadAsync<TRow>(Func<NpgsqlDataReader, TRow> row, CancellationToken ct)
    {
        await using var reader = await batch.ExecuteReaderAsync(ct);
        for (var lockStatements = batch.BatchCommands.Count - 1; lockStatements > 0; lockStatements--)
        {
            await reader.NextResultAsync(ct);
        }

        List<TRow> rows = [];
        while (await reader.ReadAsync(ct))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => batch.DisposeAsync();

    private LockedBatch Lock(string sql, IEnumerable<long> keys)
    {
        foreach (var key in keys)
        {
            Then(sql, new NpgsqlParameter<long> { TypedValue = key });
        }

        return this;
    }
}
