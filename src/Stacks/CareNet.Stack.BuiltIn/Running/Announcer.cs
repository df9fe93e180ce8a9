using Npgsql;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>
/// Tells other nodes of work that this one cannot take. In a statement of its own and seldom: a NOTIFY takes a lock that all
/// commits with one share, so it never rides on a handler's transaction. Who misses it finds the work by looking.
/// </summary>
internal sealed class Announcer(NpgsqlDataSource database)
{
    public const string Channel = "carenet_bus";
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(100);
    private int busy;

    public void Announce()
    {
        if (Interlocked.Exchange(ref busy, 1) == 0)
        {
            _ = Task.Run(SendAsync);
        }
    }

    private async Task SendAsync()
    {
        try
        {
            await using var command = database.CreateCommand($"NOTIFY {Channel}");
            await command.ExecuteNonQueryAsync();
            await Task.Delay(AtMostEvery);
        }
        catch (Exception gone) when (gone is NpgsqlException or ObjectDisposedException)
        {
            // The others look for themselves.
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }
}
