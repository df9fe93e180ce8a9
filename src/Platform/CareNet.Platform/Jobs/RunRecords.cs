using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Platform.Jobs;

/// <summary>The rows in which runs stand. A failing database is given a few seconds: a run should not be lost to its restart.</summary>
public sealed class RunRecords(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan[] Patience = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    private const string OneAtATime = "SELECT pg_advisory_xact_lock(hashtextextended($1, 1104))";

    // Nobody else runs this job now, so whoever seems to is dead.
    private const string BuryOthers = "UPDATE platform.job_runs SET outcome = 'abandoned', ended_at = $2 WHERE job = $1 AND outcome = 'running'";

    private const string Begin = """
        INSERT INTO platform.job_runs (id, job, scheduled_for, node, started_at, outcome)
        SELECT $1, $2, $3, $4, $5, 'running'
        WHERE NOT EXISTS (SELECT FROM platform.job_runs WHERE job = $2 AND scheduled_for = $3 AND outcome = 'done')
        """;

    private const string Report = "UPDATE platform.job_runs SET done = $2, total = $3, counts = $4 WHERE id = $1 AND outcome = 'running'";

    private const string End = """
        UPDATE platform.job_runs SET done = $2, total = $3, counts = $4, outcome = $5, ended_at = $6, error_type = $7
        WHERE id = $1 AND outcome = 'running'
        """;

    /// <summary>Null: the run for this time was done before.</summary>
    internal Task<Guid?> BeginAsync(string job, DateTimeOffset scheduledFor, string node) => PatientlyAsync<Guid?>(async () =>
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var batch = database.CreateBatch();
        Add(batch, OneAtATime, "job " + job);
        Add(batch, BuryOthers, job, now.UtcDateTime);
        var begin = Add(batch, Begin, id, job, scheduledFor.UtcDateTime, node, now.UtcDateTime);
        await batch.ExecuteNonQueryAsync();
        return begin.Rows == 1 ? id : null;
    });

    internal async Task ReportAsync(JobRun run, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        AddFigures(Add(batch, Report, run.Id), run);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>False: the run was taken for dead meanwhile.</summary>
    internal Task<bool> EndAsync(JobRun run, JobOutcome outcome, string? errorType) => PatientlyAsync(async () =>
    {
        await using var batch = database.CreateBatch();
        var end = AddFigures(Add(batch, End, run.Id), run);
        end.Parameters.Add(new() { Value = outcome.ToString().ToLowerInvariant() });
        end.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        end.Parameters.Add(new() { Value = (object?)errorType ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await batch.ExecuteNonQueryAsync();
        return end.Rows == 1;
    });

    private async Task<T> PatientlyAsync<T>(Func<Task<T>> act)
    {
        foreach (var wait in Patience)
        {
            try
            {
                return await act();
            }
            catch (NpgsqlException trouble) when (trouble.IsTransient)
            {
                await Task.Delay(wait, clock);
            }
        }

        return await act();
    }

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        batch.BatchCommands.Add(command);
        return command;
    }

    private static NpgsqlBatchCommand AddFigures(NpgsqlBatchCommand command, JobRun run)
    {
        command.Parameters.Add(new() { Value = run.Done });
        command.Parameters.Add(new() { Value = (object?)run.Total ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(run.Counted()), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return command;
    }
}
