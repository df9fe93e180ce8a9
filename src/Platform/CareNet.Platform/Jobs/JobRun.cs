using System.Text.RegularExpressions;
using Wolverine.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Jobs;

/// <summary>One run of a job, in the job's hands.</summary>
public sealed partial class JobRun
{
    private const int MostCounts = 20;
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(500);
    private readonly RunRecords records;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> counts = [];
    private long? reportedAt;

    internal JobRun(Guid id, string job, DateTimeOffset scheduledFor, RunRecords records, IServiceScopeFactory scopes, TimeProvider clock)
    {
        (Id, Job, ScheduledFor) = (id, job, scheduledFor);
        (this.records, this.scopes, this.clock) = (records, scopes, clock);
    }

    public Guid Id { get; }

    public string Job { get; }

    /// <summary>The time this run was planned for; the same when it is cut short and run again.</summary>
    public DateTimeOffset ScheduledFor { get; }

    /// <summary>The same for every attempt at this run: for effects outside the database, whose receiver can tell a repetition by it.</summary>
    public string Key => $"{Job}@{ScheduledFor.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}";

    internal long Done { get; private set; }

    internal long? Total { get; private set; }

    /// <summary>
    /// Does something exactly once in this run, whichever nodes die on the way: the effect, its messages and the mark that it
    /// was done commit together. The context is fresh, so a failed step leaves nothing behind for the next one. The step is named by codes
    /// and ids. False: it was done before.
    /// </summary>
    public async Task<bool> OnceAsync<TContext>(string step, Func<IDbContextOutbox<TContext>, Task> effect, CancellationToken ct)
        where TContext : DbContext
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IDbContextOutbox<TContext>>();
        await using var transaction = await outbox.DbContext.Database.BeginTransactionAsync(ct);
        if (!await JobSteps.MarkAsync(outbox.DbContext, this, step, clock.GetUtcNow(), ct))
        {
            return false;
        }

        await effect(outbox);
        await outbox.SaveChangesAndFlushMessagesAsync(ct);
        return true;
    }

    /// <summary>How far the run is, for people who look at it now; stored at most twice a second.</summary>
    public async Task ReportAsync(long done, long? total, CancellationToken ct)
    {
        lock (gate)
        {
            (Done, Total) = (done, total);
            if (reportedAt is { } last && clock.GetElapsedTime(last) < BetweenReports)
            {
                return;
            }

            reportedAt = clock.GetTimestamp();
        }

        await records.ReportAsync(this, ct);
    }

    /// <summary>Adds to one of the figures that are kept with the run. The name is a code like <c>reminders_sent</c>.</summary>
    public void Count(string name, long by = 1)
    {
        lock (gate)
        {
            if (!CountShape().IsMatch(name) || (counts.Count == MostCounts && !counts.ContainsKey(name)))
            {
                throw new ArgumentException("A count is named by a code like reminders_sent, and a run has at most 20 of them.", nameof(name));
            }

            counts[name] = counts.GetValueOrDefault(name) + by;
        }
    }

    internal IReadOnlyDictionary<string, long> Counted()
    {
        lock (gate)
        {
            return new Dictionary<string, long>(counts);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$")]
    private static partial Regex CountShape();
}
