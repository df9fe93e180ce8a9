using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Jobs;

/// <summary>Marks of what a run has done. A second attempt at the same step waits for the first one to commit and then finds its mark.</summary>
internal static class JobSteps
{
    private const int Longest = 200;

    public static async Task<bool> MarkAsync(DbContext context, JobRun run, string step, DateTimeOffset now, CancellationToken ct)
    {
        if (step.Length is 0 or > Longest)
        {
            throw new ArgumentException($"A step is named by 1 to {Longest} characters.", nameof(step));
        }

        return await context.Database.ExecuteSqlAsync(
            $"INSERT INTO platform.job_steps (job, scheduled_for, step, at) VALUES ({run.Job}, {run.ScheduledFor.UtcDateTime}, {step}, {now.UtcDateTime}) ON CONFLICT DO NOTHING",
            ct) == 1;
    }
}
