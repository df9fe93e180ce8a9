using Npgsql;

namespace CareNet.Messaging.Node.Suite;

/// <summary>Notes outside every transaction that something was begun, and says how often it was.</summary>
public sealed class Witness(NpgsqlDataSource database)
{
    public async Task<long> SawAsync(string what, string key, int number = 0)
    {
        await using var note = database.CreateCommand(
            """
            WITH noted AS (INSERT INTO suite.attempts (what, key, number, process) VALUES ($1, $2, $3, $4))
            SELECT count(*) + 1 FROM suite.attempts WHERE what = $1 AND key = $2 AND number = $3
            """
        );
        note.Parameters.Add(new() { Value = what });
        note.Parameters.Add(new() { Value = key });
        note.Parameters.Add(new() { Value = number });
        note.Parameters.Add(new() { Value = Environment.ProcessId });
        return (long)(await note.ExecuteScalarAsync())!;
    }
}
