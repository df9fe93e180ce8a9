using CareNet.Stack.BuiltIn;
using Npgsql;
using Wolverine;

namespace CareNet.Stack.Full;

/// <summary>
/// Wolverine does not count a process that died with a message. A message that was found in the database may be one of those,
/// so its start is written down, and so is an end that was not the end of the process.
/// </summary>
internal sealed class Suspects(NpgsqlDataSource database, BusOptions options)
{
    private const string Table = WolverineSchema.Name + ".carenet_starts";

    private const string Start = $"""
        INSERT INTO {Table} AS s (id, starts) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET starts = s.starts + 1 RETURNING starts - 1
        """;

    /// <summary>True: too many processes died with it.</summary>
    public async Task<bool> StartAsync(Envelope envelope, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Start);
        command.Parameters.Add(new() { Value = envelope.Id });
        var crashes = (int)(await command.ExecuteScalarAsync(ct))!;
        return crashes >= options.MaxCrashes;
    }

    public async Task SurvivedAsync(Envelope envelope)
    {
        await using var command = database.CreateCommand($"DELETE FROM {Table} WHERE id = $1");
        command.Parameters.Add(new() { Value = envelope.Id });
        await command.ExecuteNonQueryAsync();
    }

    public async Task SweepAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"DELETE FROM {Table} s WHERE NOT EXISTS (SELECT FROM {Inbox.Table} e WHERE e.id = s.id AND e.status <> 'Handled')");
        await command.ExecuteNonQueryAsync(ct);
    }
}
