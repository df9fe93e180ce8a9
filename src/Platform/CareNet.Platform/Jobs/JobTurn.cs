using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>
/// The right to run a job, held by a session: it ends with the process, and soon after the machine is gone. Hangfire's own locks
/// are rows, which a dead node leaves behind and a slow one loses.
/// </summary>
internal sealed class JobTurn : IAsyncDisposable
{
    private const string Take = "SELECT pg_try_advisory_lock(hashtextextended($1, 1105))";
    private const string Leave = "SELECT pg_advisory_unlock(hashtextextended($1, 1105))";

    // The server asks a silent machine after 5 s and gives it up after 10.
    private const string Watch = "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

    private readonly NpgsqlConnection session;
    private readonly string name;

    private JobTurn(NpgsqlConnection session, string name) => (this.session, this.name) = (session, name);

    /// <summary>Null: another run of this job goes on, here or elsewhere.</summary>
    public static async Task<JobTurn?> TryTakeAsync(NpgsqlDataSource database, string job, CancellationToken ct)
    {
        var turn = new JobTurn(await database.OpenConnectionAsync(ct), "job " + job);
        try
        {
            if (await turn.AskAsync(Take, ct))
            {
                await using var watch = new NpgsqlCommand(Watch, turn.session);
                await watch.ExecuteNonQueryAsync(ct);
                return turn;
            }
        }
        catch
        {
            await turn.session.DisposeAsync();
            throw;
        }

        await turn.session.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await AskAsync(Leave, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The session is gone, and the lock with it.
        }

        await session.DisposeAsync();
    }

    private async Task<bool> AskAsync(string question, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(question, session);
        command.Parameters.Add(new() { Value = name });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
