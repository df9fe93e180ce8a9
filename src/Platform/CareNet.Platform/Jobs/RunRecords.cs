using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>The rows of <c>platform.job_runs</c>. Of an error only its type is stored: its sentence may quote personal data.</summary>
public sealed class RunRecords(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Marks runs that dead nodes left as abandoned, before the next run starts or when the job no longer exists.</summary>
    internal Task AbandonAsync(string job) =>
        ExecuteAsync(
            $"UPDATE platform.job_runs SET outcome = 'abandoned', ended_at = {clock.GetUtcNow()} WHERE job = {job} AND outcome = 'running'"
        );

    /// <summary>False: the run for this time was done before.</summary>
    internal async Task<bool> BeginAsync(JobRun run, string node)
    {
        await AbandonAsync(run.Job);
        return await ExecuteAsync(
                $"""
                INSERT INTO platform.job_runs (id, job, scheduled_for, node, started_at, outcome)
                SELECT {run.Id}, {run.Job}, {run.ScheduledFor}, {node}, {clock.GetUtcNow()}, 'running'
                WHERE NOT EXISTS (
                    SELECT FROM platform.job_runs WHERE job = {run.Job} AND scheduled_for = {run.ScheduledFor} AND outcome = 'done')
                """
            ) == 1;
    }

    internal Task SaveAsync(JobRun run, JobOutcome outcome, string? errorType = null, CancellationToken ct = default) =>
        ExecuteAsync(
            $"""
            UPDATE platform.job_runs SET done = {run.Progress.Done}, total = {run.Progress.Total},
                counts = {JsonSerializer.Serialize(run.Counts)}::jsonb,
                outcome = {outcome.ToString().ToLowerInvariant()}, error_type = {errorType},
                ended_at = {(outcome == JobOutcome.Running ? null : clock.GetUtcNow())}
            WHERE id = {run.Id} AND outcome = 'running'
            """,
            ct
        );

    private async Task<int> ExecuteAsync(FormattableString sql, CancellationToken ct = default)
    {
        var places = Enumerable.Range(1, sql.ArgumentCount).Select(object (place) => $"${place}").ToArray();
        await using var command = database.CreateCommand(string.Format(CultureInfo.InvariantCulture, sql.Format, places));
        command.Parameters.AddRange(sql.GetArguments().Select(value => new NpgsqlParameter { Value = value ?? DBNull.Value }).ToArray());
        return await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Abandoned means that the node died or left in the middle; another run for the same time follows.</summary>
public enum JobOutcome
{
    Running,
    Done,
    Failed,
    Abandoned,
}
