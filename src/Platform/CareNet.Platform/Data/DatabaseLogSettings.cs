using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>
/// The database's settings that keep values out of the server's log, as in "Key (mail_key)=(…) already exists". They belong to the database
/// and not to its content, so a dump that is restored elsewhere comes without them.
/// </summary>
public static class DatabaseLogSettings
{
    private static readonly (string Name, string Value)[] Wanted =
    [
        ("log_error_verbosity", "terse"),
        ("log_min_error_statement", "panic"),
        ("log_parameter_max_length", "0"),
        ("log_parameter_max_length_on_error", "0"),
    ];

    /// <summary>Sets what is missing. Returns the statements that only a superuser may run here; none where all is set.</summary>
    public static async Task<IReadOnlyList<string>> EnsureAsync(string ownerConnection, CancellationToken ct)
    {
        await using var database = DatabaseSource.Unpooled(ownerConnection);
        await using var connection = await database.OpenConnectionAsync(ct);
        var left = new List<string>();
        foreach (var (name, value) in Wanted)
        {
            await using var read = new NpgsqlCommand($"SELECT current_setting('{name}')", connection);
            if (await read.ExecuteScalarAsync(ct) as string == value)
            {
                continue;
            }

            var statement = $"ALTER DATABASE \"{connection.Database}\" SET {name} = {value}";
            try
            {
                await using var write = new NpgsqlCommand(statement, connection);
                await write.ExecuteNonQueryAsync(ct);
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                left.Add(statement + ";");
            }
        }

        return left;
    }
}
