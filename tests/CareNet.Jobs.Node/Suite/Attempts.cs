using CareNet.Platform.Jobs;
using Npgsql;

namespace CareNet.Jobs.Node.Suite;

/// <summary>Notes outside every transaction that a run was begun.</summary>
public sealed class Attempts(NpgsqlDataSource database)
{
    public async Task NoteAsync(JobRun run)
    {
        await using var note = database.CreateCommand("INSERT INTO suite.attempts VALUES ($1, $2, $3)");
        note.Parameters.Add(new() { Value = run.Job });
        note.Parameters.Add(new() { Value = run.ScheduledFor.UtcDateTime });
        note.Parameters.Add(new() { Value = Environment.ProcessId });
        await note.ExecuteNonQueryAsync();
    }
}
