using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.EntityFrameworkCore;

namespace CareNet.Platform.Jobs;

/// <summary>One run of a job, as the job sees it.</summary>
public sealed class JobRun(string job, DateTimeOffset scheduledFor, RunRecords records, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(500);
    private long? reportedAt;

    public Guid Id { get; } = Guid.CreateVersion7(clock.GetUtcNow());

    public string Job => job;

    /// <summary>The time at which Hangfire found the job due; the same when the run is cut short and run again.</summary>
    public DateTimeOffset ScheduledFor => scheduledFor;

    internal (long Done, long? Total) Progress { get; private set; }

    internal ConcurrentDictionary<string, long> Counts { get; } = [];

    /// <summary>
    /// Does something exactly once in this run, whichever nodes die on the way: the effect, its messages and the mark that it
    /// was done commit together. The context is fresh, so a failed step leaves nothing behind for the next one. The step is named
    /// by codes and ids. False: it was done before.
    /// </summary>
    public async Task<bool> OnceAsync<TContext>(string step, Func<IDbContextOutbox<TContext>, Task> effect, CancellationToken ct)
        where TContext : DbContext
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IDbContextOutbox<TContext>>();
        await using var transaction = await outbox.DbContext.Database.BeginTransactionAsync(ct);
        var isFirst =
            await outbox.DbContext.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO platform.job_steps (job, scheduled_for, step, at) VALUES ({job}, {scheduledFor}, {step}, {clock.GetUtcNow()})
                ON CONFLICT DO NOTHING
                """,
                ct
            ) == 1;
        if (isFirst)
        {
            await effect(outbox);
            await outbox.SaveChangesAndFlushMessagesAsync(ct);
        }

        return isFirst;
    }

    /// <summary>Reports how far the run is, for people who look at it now; stored at most twice a second.</summary>
    public async Task ReportAsync(long done, long? total, CancellationToken ct)
    {
        Progress = (done, total);
        if (reportedAt is null || clock.GetElapsedTime(reportedAt.Value) >= BetweenReports)
        {
            reportedAt = clock.GetTimestamp();
            await records.SaveAsync(this, JobOutcome.Running, ct: ct);
        }
    }

    /// <summary>Adds to one of the figures that are kept with the run. The name is a code like <c>reminders_sent</c>.</summary>
    public void Count(string name, long by = 1) => Counts.AddOrUpdate(name, by, (_, count) => count + by);
}
