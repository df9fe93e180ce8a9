using CareNet.Stack.BuiltIn.Running;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>An orderly end: what is not begun goes back to the others at once.</summary>
internal sealed class Departure(NpgsqlDataSource database, ThisNode node, BusLog log)
{
    /// <summary>A handler that outlived the drain keeps its row locked; when it is gone the row is found as an orphan's.</summary>
    private const string Release = """
        UPDATE platform.bus_envelopes SET claimed_by = NULL, started = false WHERE id IN (
            SELECT id FROM platform.bus_envelopes WHERE claimed_by = $1 FOR UPDATE SKIP LOCKED)
        """;

    public async Task LeaveAsync(CancellationToken ct)
    {
        var number = node.Number;
        node.Forget();
        if (number == 0)
        {
            return;
        }

        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var release = new NpgsqlCommand(Release, connection) { Parameters = { new() { Value = number } } };
            var released = await release.ExecuteNonQueryAsync(ct);
            await NodeTable.RemoveAsync(connection, number, ct);
            await using var tell = new NpgsqlCommand($"NOTIFY {Announcer.Channel}", connection);
            await tell.ExecuteNonQueryAsync(ct);
            log.Stopped(number, released);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
        {
            log.Trouble("leave in order", ErrorTrace.Of(failure).Place);
        }
    }
}
