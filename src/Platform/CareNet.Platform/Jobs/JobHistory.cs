using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Platform.Jobs;

/// <summary>What is known of a run. Of an error only its type: its sentence may hold personal data.</summary>
public sealed record JobRunRecord(
    Guid Id,
    string Job,
    DateTimeOffset ScheduledFor,
    string Node,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    JobOutcome Outcome,
    long Done,
    long? Total,
    IReadOnlyDictionary<string, long> Counts,
    string? ErrorType);

/// <summary>Runs, for those who look after the system.</summary>
public sealed class JobHistory(NpgsqlDataSource database)
{
    private const int MostPerPage = 200;

    private const string Page = """
        SELECT id, job, scheduled_for, node, started_at, ended_at, outcome, done, total, counts, error_type FROM platform.job_runs
        WHERE ($1 IS NULL OR job = $1) AND ($2 IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
        """;

    /// <summary>Newest first, at most <paramref name="take"/> (up to 200); the last id of a page leads to the next one.</summary>
    public async Task<IReadOnlyList<JobRunRecord>> ListAsync(string? job = null, Guid? after = null, int take = 50, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new() { Value = (object?)job ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = Math.Clamp(take, 1, MostPerPage) });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var runs = new List<JobRunRecord>();
        while (await rows.ReadAsync(ct))
        {
            runs.Add(new(
                rows.GetGuid(0), rows.GetString(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetString(3),
                rows.GetFieldValue<DateTimeOffset>(4), rows.IsDBNull(5) ? null : rows.GetFieldValue<DateTimeOffset>(5),
                Enum.Parse<JobOutcome>(rows.GetString(6), ignoreCase: true), rows.GetInt64(7), rows.IsDBNull(8) ? null : rows.GetInt64(8),
                JsonSerializer.Deserialize<Dictionary<string, long>>(rows.GetString(9))!, rows.IsDBNull(10) ? null : rows.GetString(10)));
        }

        return runs;
    }
}
