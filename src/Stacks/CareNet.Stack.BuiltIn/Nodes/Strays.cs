using CareNet.Stack.BuiltIn.Running;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>
/// Finds rows that this node claimed and does not hold: stored by a commit whose answer never came, or left when a failure
/// could not be written down. Missing twice in a row means missing, not on its way.
/// </summary>
internal sealed class Strays(LocalQueue queue, BusLog log)
{
    private HashSet<Guid> missing = [];

    public async Task<bool> ReleaseAsync(NpgsqlConnection session, int number, CancellationToken ct)
    {
        var now = new HashSet<Guid>();
        await using (var command = new NpgsqlCommand("SELECT id FROM platform.bus_envelopes WHERE claimed_by = $1", session))
        {
            command.Parameters.Add(new() { Value = number });
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                if (rows.GetGuid(0) is var id && !queue.Holds(id))
                {
                    now.Add(id);
                }
            }
        }

        var strays = now.Where(missing.Contains).Where(id => !queue.Holds(id)).ToArray();
        missing = now;
        if (strays.Length == 0)
        {
            return false;
        }

        await using var release = new NpgsqlCommand(
            "UPDATE platform.bus_envelopes SET claimed_by = NULL, started = false WHERE id = ANY ($1) AND claimed_by = $2", session)
        {
            Parameters = { new() { Value = strays }, new() { Value = number } },
        };
        log.ReleasedStrays(await release.ExecuteNonQueryAsync(ct));
        return true;
    }
}
