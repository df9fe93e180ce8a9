using Npgsql;

namespace CareNet.Postgres.Tests;

/// <summary>Something worth keeping in a data folder, and the question whether it is still there.</summary>
public static class Holdings
{
    public static async Task PutAsync(string folder, string word)
    {
        using var data = DataDirectory.Hold(folder);
        await using var cluster = await PrivateCluster.StartAsync(data);
        await RunAsync(cluster.Owner, $"CREATE TABLE IF NOT EXISTS kept (word text); INSERT INTO kept VALUES ('{word}')");
    }

    public static async Task<IReadOnlyList<string>> ReadAsync(string folder)
    {
        using var data = DataDirectory.Hold(folder);
        await using var cluster = await PrivateCluster.StartAsync(data);
        await using var connection = new NpgsqlConnection(cluster.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT word FROM kept ORDER BY word", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var words = new List<string>();
        while (await reader.ReadAsync())
        {
            words.Add(reader.GetString(0));
        }

        return words;
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
