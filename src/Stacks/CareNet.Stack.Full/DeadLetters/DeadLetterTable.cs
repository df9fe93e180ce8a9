using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;
using JasperFx.Core.Reflection;
using Npgsql;
using NpgsqlTypes;
using Wolverine.Util;

namespace CareNet.Stack.Full;

/// <summary>Wolverine's dead letters as the platform lists them. Their ids rise with the time they were sent at.</summary>
internal sealed class DeadLetterTable(NpgsqlDataSource database, HandlerGraph handlers, TimeProvider clock) : IDeadLetters
{
    private const int MostPerPage = 200;
    private const string Table = WolverineSchema.Name + ".wolverine_dead_letters";

    private const string List = $"""
        SELECT id, message_type, received_at, sent_at, exception_type, exception_message FROM {Table}
        WHERE ($1 IS NULL OR message_type = $1) AND ($2 IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
        """;

    /// <summary>As Wolverine's own replay does it, at once and for these ids; a message of a key goes to the end of its lane.</summary>
    private const string Replay = $"""
        WITH again AS (DELETE FROM {Table} WHERE id = ANY ($1) RETURNING *),
            lanes AS (DELETE FROM {Lanes.Table} WHERE id = ANY ($1))
        INSERT INTO {Inbox.Table} (body, id, status, owner_id, attempts, message_type, received_at)
        SELECT body, id, 'Incoming', 0, 0, message_type, received_at FROM again
        """;

    private const string GiveUp = $"""
        WITH unknown AS (
            DELETE FROM {Inbox.Table} WHERE status = 'Incoming' AND NOT message_type = ANY ($1) AND execution_time < $2
            RETURNING *)
        INSERT INTO {Table} (id, body, message_type, received_at, sent_at, exception_type, exception_message, replayable)
        SELECT id, body, message_type, received_at, execution_time, 'unknown', $3, false FROM unknown
        """;

    private readonly Dictionary<string, Type> messages = handlers.Messages.ToDictionary(message => message.ToMessageTypeName());

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string? messageType, Guid? after, int take, CancellationToken ct)
    {
        var found = new List<DeadLetter>();
        await using var command = database.CreateCommand(List);
        command.Parameters.Add(new() { Value = (object?)NameOf(messageType) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = Math.Clamp(take, 1, MostPerPage) });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            found.Add(Letter(rows));
        }

        return found;
    }

    public async Task<bool> ReplayAsync(Guid id, CancellationToken ct) => await RunAsync(Replay, new[] { id }, ct) == 1;

    public async Task<int> ReplayAllAsync(string messageType, CancellationToken ct)
    {
        var replayed = 0;
        while (await OldestAsync(NameOf(messageType)!, ct) is { Length: > 0 } ids)
        {
            replayed += await RunAsync(Replay, ids, ct);
        }

        return replayed;
    }

    public async Task<bool> DiscardAsync(Guid id, CancellationToken ct) => await RunAsync($"DELETE FROM {Table} WHERE id = $1", id, ct) == 1;

    /// <summary>Messages that no node knew how to handle for longer than a deployment takes.</summary>
    public async Task<int> GiveUpUnknownAsync(TimeSpan patience, CancellationToken ct)
    {
        await using var command = database.CreateCommand(GiveUp);
        command.Parameters.Add(new() { Value = messages.Keys.ToArray() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime - patience });
        command.Parameters.Add(new() { Value = new HandlerFailedException(new(typeof(NoHandlerException).FullName!, ""), 0, clock.GetUtcNow()).Message });
        return await command.ExecuteNonQueryAsync(ct);
    }

    private DeadLetter Letter(NpgsqlDataReader row)
    {
        var message = messages.GetValueOrDefault(row.GetString(1));
        var sent = row.IsDBNull(3) ? default : row.GetFieldValue<DateTimeOffset>(3);
        var failed = row.IsDBNull(5) ? null : HandlerFailedException.Read(row.GetString(5));
        return new(
            row.GetGuid(0), message?.FullName ?? row.GetString(1), HandlerOf(message, row.IsDBNull(2) ? "" : row.GetString(2)), sent,
            failed?.At ?? sent, failed?.Attempts ?? 1, failed?.Crashes ?? 0, failed?.Type ?? row.GetString(4), failed?.Place ?? "");
    }

    /// <summary>Several handlers of one message have a queue each, named after them.</summary>
    private string HandlerOf(Type? message, string queue) => message is null ? queue : handlers.Of(message) switch
    {
        [var only] => only.Name,
        var several => several.FirstOrDefault(each => queue.Contains(each.Handler.FullNameInCode(), StringComparison.OrdinalIgnoreCase))?.Name ?? queue,
    };

    private string? NameOf(string? messageType) =>
        messages.FirstOrDefault(each => each.Value.FullName == messageType).Key ?? messageType;

    private async Task<Guid[]> OldestAsync(string messageType, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"SELECT ARRAY(SELECT id FROM {Table} WHERE message_type = $1 ORDER BY id LIMIT 200)");
        command.Parameters.Add(new() { Value = messageType });
        return (Guid[])(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<int> RunAsync(string sql, object id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
