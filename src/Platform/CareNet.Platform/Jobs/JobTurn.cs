using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>
/// A job's turn to run, held by a session of the database so that it ends with its process. Hangfire's DisableConcurrentExecution
/// keeps a row instead, which a dead node leaves behind and a run longer than DistributedLockTimeout loses.
/// </summary>
internal sealed class JobTurn(NpgsqlDataSource database) : IAsyncDisposable
{
    // The server gives up a machine that has been silent for ten seconds, not for two hours.
    private const string Wait =
        "SELECT pg_try_advisory_lock(hashtextextended($1, 1104)), set_config('tcp_keepalives_idle', '4', false), "
        + "set_config('tcp_keepalives_interval', '2', false), set_config('tcp_keepalives_count', '3', false)";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(4);

    private const string Take = "SELECT pg_advisory_lock(hashtextextended($1, 1105)), pg_advisory_unlock(hashtextextended($1, 1104))";
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource left = new();
    private NpgsqlConnection? session;
    private Task watch = Task.CompletedTask;

    /// <summary>Cancelled when the session breaks, because another node can take the turn from then on.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>
    /// Waits until the current run ends. Returns false if another run is already waiting, so that a long run is followed by one run only.
    /// </summary>
    public async Task<bool> TakeAsync(string job, CancellationToken ct)
    {
        session = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(Wait, session) { CommandTimeout = 0, Parameters = { new() { Value = job } } };
        var isNext = await command.ExecuteScalarAsync(ct) is true;
        if (isNext)
        {
            command.CommandText = Take;
            await command.ExecuteNonQueryAsync(ct);
            watch = WatchAsync(session);
        }

        return isNext;
    }

    private async Task WatchAsync(NpgsqlConnection held)
    {
        try
        {
            await using var ask = new NpgsqlCommand("SELECT 1", held) { CommandTimeout = (int)Beat.TotalSeconds };
            while (true)
            {
                // Nobody notifies this session, so the wait ends with the session, the turn or the time. A connection that only went
                // silent is found by asking.
                await held.WaitAsync(Beat, left.Token);
                await ask.ExecuteScalarAsync(left.Token);
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested) { }
        catch (Exception)
        {
            // Whatever it was: a run that cannot prove its turn stops.
            await lost.CancelAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (session is not null)
        {
            await left.CancelAsync();
            await watch;
            // Locks and settings, not the statements that the driver has prepared. One that broke has lost them already; one that does not
            // answer must not reach the next user of the pool.
            await using var leave = new NpgsqlCommand("SELECT pg_advisory_unlock_all(); RESET ALL", session);
            try
            {
                await leave.ExecuteNonQueryAsync();
            }
            catch (Exception)
            {
                NpgsqlConnection.ClearPool(session);
            }

            await session.DisposeAsync();
        }

        lost.Dispose();
        left.Dispose();
    }
}
