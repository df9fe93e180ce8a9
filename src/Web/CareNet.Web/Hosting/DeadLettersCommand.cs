using System.Globalization;
using CareNet.Platform.Audit;
using CareNet.Platform.Messaging;
using Npgsql;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.RDBMS;

namespace CareNet.Web.Hosting;

/// <summary>Runs <c>dead-letters</c>: lists messages that failed or wait, and sends them again, discards them or sets them aside.</summary>
public sealed class DeadLettersCommand(IMessageStore store, NpgsqlDataSource database, AuditWriter audit, TimeProvider clock)
{
    public const string Usage = "dead-letters [list | waiting | replay ID | replay-all TYPE | discard ID | set-aside ID]";
    private const int MostListed = 200;

    private static readonly string Waiting =
        $"SELECT id, status, attempts, message_type, received_at FROM {Table} WHERE status <> 'Handled' ORDER BY id LIMIT {MostListed}";

    private static readonly string OneWaiting =
        $"SELECT {DatabaseConstants.IncomingFields} FROM {Table} WHERE id = $1 AND status <> 'Handled' LIMIT 1";

    private static string Table => $"{MessagingSchema.Name}.{DatabaseConstants.IncomingTable}";

    /// <summary>The exit code; null where the words mean nothing.</summary>
    public async Task<int?> RunAsync(string[] words)
    {
        switch (words)
        {
            case [] or ["list"]:
                return await ListAsync();
            case ["waiting"]:
                return await ListWaitingAsync();
            case ["replay", var id] when Guid.TryParse(id, out var one):
                return await ActAsync(new([one]), store.DeadLetters.ReplayAsync, "messages.send_again", "sent again");
            case ["replay-all", { Length: > 0 } type]:
                return await ActAsync(new() { MessageType = type }, store.DeadLetters.ReplayAsync, "messages.send_again", "sent again");
            case ["discard", var id] when Guid.TryParse(id, out var one):
                return await ActAsync(new([one]), store.DeadLetters.DiscardAsync, "messages.discard", "discarded");
            case ["set-aside", var id] when Guid.TryParse(id, out var one):
                return await SetAsideAsync(one);
            default:
                return null;
        }
    }

    private async Task<int> ListAsync()
    {
        var query = new DeadLetterEnvelopeQuery
        {
            Replayable = false,
            PageSize = MostListed,
            PageNumber = 1,
        };
        while (await store.DeadLetters.QueryAsync(query, CancellationToken.None) is { Envelopes.Count: > 0 } page)
        {
            foreach (var letter in page.Envelopes)
            {
                Console.WriteLine(
                    $"{letter.Id}  {letter.SentAt:yyyy-MM-dd HH:mm:ss}Z  {letter.Envelope.Attempts}x  {letter.MessageType}  "
                        + $"{letter.ReceivedAt}  {letter.ExceptionType}"
                );
            }

            query.PageNumber++;
        }

        return 0;
    }

    private async Task<int> ListWaitingAsync()
    {
        await using var command = database.CreateCommand(Waiting);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            Console.WriteLine($"{rows.GetGuid(0)}  {rows.GetString(1)}  {rows.GetInt32(2)}x  {rows.GetString(3)}  {rows.GetString(4)}");
        }

        return 0;
    }

    private async Task<int> ActAsync(
        DeadLetterEnvelopeQuery query,
        Func<DeadLetterEnvelopeQuery, CancellationToken, Task> act,
        string action,
        string what
    )
    {
        query.Replayable = false;
        var count = (await store.DeadLetters.QueryAsync(query, CancellationToken.None)).TotalCount;
        if (count > 0)
        {
            await RecordAsync(action, count, query.MessageIds is [var one] ? one : null);
            await act(query, CancellationToken.None);
        }

        Console.WriteLine($"{count} {what}");
        return count > 0 ? 0 : 1;
    }

    /// <summary>
    /// A message that kills its process comes back with the next start. Set aside, it waits among those that were given up, until
    /// somebody has mended its handler and sends it again.
    /// </summary>
    private async Task<int> SetAsideAsync(Guid id)
    {
        await using var command = database.CreateCommand(OneWaiting);
        command.Parameters.Add(new() { Value = id });
        await using var rows = await command.ExecuteReaderAsync();
        var count = 0;
        if (await rows.ReadAsync())
        {
            var letter = await DatabasePersistence.ReadIncomingAsync(rows);
            await RecordAsync("messages.set_aside", count = 1, id);
            await store.Inbox.MoveToDeadLetterStorageAsync(letter, new SetAsideException());
        }

        Console.WriteLine($"{count} set aside");
        return count > 0 ? 0 : 1;
    }

    // Before, because Wolverine acts in a transaction of its own: what was done is in the trail in any case.
    private Task RecordAsync(string action, int count, Guid? message) =>
        audit.RecordApart(
            new()
            {
                At = clock.GetUtcNow(),
                Actor = AuditActor.Operator,
                Action = action,
                Origin = AuditOrigin.Inside,
                Subject = message is { } id ? new("message", id) : null,
                Details = new Dictionary<string, string> { ["count"] = count.ToString(CultureInfo.InvariantCulture) },
            }
        );

    private sealed class SetAsideException : Exception;
}
