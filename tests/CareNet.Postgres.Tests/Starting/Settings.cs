using Npgsql;

namespace CareNet.Postgres.Tests;

public static class Settings
{
    public static async Task<IReadOnlyList<string>> ReadAsync(string connection, params string[] names)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var values = new List<string>();
        foreach (var name in names)
        {
            values.Add((string)(await source.CreateCommand($"SHOW {name}").ExecuteScalarAsync())!);
        }

        return values;
    }
}
