using Npgsql;
using Wolverine;

namespace CareNet.Stack.Full;

/// <summary>What the bus asks of Wolverine's inbox itself.</summary>
internal sealed class Inbox(NpgsqlDataSource database)
{
    public const string Table = WolverineSchema.Name + ".wolverine_incoming_envelopes";

    private const string Look = $"SELECT status, owner_id FROM {Table} WHERE id = $1";

    private const string Release = $"UPDATE {Table} SET owner_id = 0 WHERE id = ANY ($1) AND owner_id = $2 AND status = 'Incoming'";

    /// <summary>
    /// Wolverine's mark is an update that asks no question, so an envelope that another node took over, or that was committed
    /// without this node knowing it, would be run twice. The row is locked until the handler's commit.
    /// </summary>
    public async Task TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Envelope envelope, int node, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Look + " FOR UPDATE", connection, transaction);
        await RequireOursAsync(command, envelope, node, ct);
    }

    /// <summary>For a handler without a transaction: as near as one can come.</summary>
    public async Task RequireOursAsync(Envelope envelope, int node, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Look);
        await RequireOursAsync(command, envelope, node, ct);
    }

    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"DELETE FROM {Table} WHERE status = 'Handled' AND keep_until < now()");
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The time it was found in counts from here on.</summary>
    public async Task NoteUnknownAsync(Guid id)
    {
        await using var command = database.CreateCommand($"UPDATE {Table} SET execution_time = now() WHERE id = $1 AND execution_time IS NULL");
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync();
    }

    public async Task ReleaseAsync(Guid[] ids, int node)
    {
        await using var command = database.CreateCommand(Release);
        command.Parameters.Add(new() { Value = ids });
        command.Parameters.Add(new() { Value = node });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RequireOursAsync(NpgsqlCommand command, Envelope envelope, int node, CancellationToken ct)
    {
        command.Parameters.Add(new() { Value = envelope.Id });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct) || row.GetString(0) == nameof(EnvelopeStatus.Handled) || row.GetInt32(1) != node)
        {
            throw new NotOursException();
        }
    }
}
