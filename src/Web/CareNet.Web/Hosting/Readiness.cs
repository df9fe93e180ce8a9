using CareNet.Platform.Data;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// Checks whether requests can be served: the database answers within two seconds and holds every migration. Anybody may ask and no limit
/// applies, so the database is asked at most once a second.
/// </summary>
public sealed class Readiness(
    NpgsqlDataSource database,
    IEnumerable<ModuleSchema> schemas,
    IHostApplicationLifetime life,
    TimeProvider clock
)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Lock gate = new();
    private Task<bool> answer = Task.FromResult(false);
    private long? askedAt;

    public Task<bool> IsReadyAsync()
    {
        if (life.ApplicationStopping.IsCancellationRequested)
        {
            return Task.FromResult(false);
        }

        lock (gate)
        {
            if (askedAt is null || (answer.IsCompleted && clock.GetElapsedTime(askedAt.Value) >= Fresh))
            {
                askedAt = clock.GetTimestamp();
                answer = AskAsync();
            }

            return answer;
        }
    }

    private async Task<bool> AskAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // Not every driver call ends with its token; the prober's answer must.
            return await IsMigratedAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<bool> IsMigratedAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        foreach (var schema in schemas)
        {
            if (await schema.CountPendingAsync(connection, ct) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
