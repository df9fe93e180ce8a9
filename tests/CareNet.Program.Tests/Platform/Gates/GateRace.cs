using CareNet.Platform.Gates;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Tests.Gates;

/// <summary>How a writer asks before it writes: the platform's way, or one that a test has broken on purpose.</summary>
public delegate Task<bool> Ask(WardContext context, PersonId author, PatientId patient, CancellationToken ct);

/// <summary>
/// Forty people write without pause about one patient, whose sharing is closed under them; then about the next one. Late is a post
/// that a look right after the closing's answer did not show and that is there in the end: it was committed after the answer.
/// </summary>
public sealed class GateRace(WardDatabase database, Ask ask)
{
    private const int Writers = 40;
    private const int PostsBeforeClosing = 5;
    private readonly SharingGate sharing = new(TimeProvider.System);
    private readonly AccessGate access = new(TimeProvider.System);
    private readonly List<(PatientId Patient, long Answered)> closed = [];
    private Round current = null!;

    public sealed record Outcome(int Rounds, long Late, long WritesThatWon, long ClosingsThatWon, IReadOnlyList<TimeSpan> Closings)
    {
        public TimeSpan Percentile(double share) => Closings.Order().ElementAt((int)Math.Ceiling(share * Closings.Count) - 1);

        public override string ToString() =>
            $"{Rounds} rounds, {Late} late; {WritesThatWon} posts got in while a closing waited, {ClosingsThatWon} found it closed; "
            + $"closing p50 {Percentile(0.5).TotalMilliseconds:0} ms, p99 {Percentile(0.99).TotalMilliseconds:0} ms, "
            + $"longest {Percentile(1).TotalMilliseconds:0} ms";
    }

    public async Task<Outcome> RunAsync(int rounds, TimeSpan? atMost = null, bool untilLate = false)
    {
        using var stop = new CancellationTokenSource();
        var times = new List<TimeSpan>();
        long won = 0,
            lost = 0,
            late = 0;
        var next = OpenAsync();
        current = await next;
        var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(stop.Token)).ToList();
        var start = TimeProvider.System.GetTimestamp();
        bool IsOver() => TimeProvider.System.GetElapsedTime(start) > atMost || (untilLate && late > 0);
        for (var round = 0; round < rounds && !IsOver(); round++)
        {
            current = await next;
            next = OpenAsync();
            await WhenWritten(current, writers);
            var took = await CloseAsync(current);
            if (round > 0 || untilLate)
            {
                times.Add(took); // the first one also opens forty connections
            }

            late = untilLate ? await LateAsync() : 0;
            won += current.Won;
            lost += current.Lost;
        }

        await next;
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        return new(closed.Count, await LateAsync(), won, lost, times);
    }

    private async Task<long> LateAsync()
    {
        var posts = await database.PostsAsync();
        return closed.Sum(closing => posts[closing.Patient] - closing.Answered);
    }

    private static async Task WhenWritten(Round round, List<Task> writers)
    {
        var ended = await Task.WhenAny([round.Written.Task, .. writers]).WaitAsync(TimeSpan.FromSeconds(60));
        await ended;
    }

    private async Task<Round> OpenAsync()
    {
        var patient = Ids.New<PatientId>(TimeProvider.System);
        await InTransaction(context => sharing.Open(context, patient, "test/1", default));
        return new Round(patient);
    }

    private async Task<TimeSpan> CloseAsync(Round round)
    {
        var start = TimeProvider.System.GetTimestamp();
        round.IsClosing = true;
        await InTransaction(context => sharing.Close(context, round.Patient, "test/2", default));
        round.IsClosing = false;
        var took = TimeProvider.System.GetElapsedTime(start);
        closed.Add((round.Patient, await database.PostsOnAsync(round.Patient)));
        return took;
    }

    private async Task InTransaction(Func<WardContext, Task> act)
    {
        await using var context = database.Context();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await act(context);
        await transaction.CommitAsync();
    }

    private async Task WriteAsync(CancellationToken stop)
    {
        var author = Ids.New<PersonId>(TimeProvider.System);
        await InTransaction(context => access.Open(context, author, "test/1", default));
        await using var context = database.Context();
        await context.Database.OpenConnectionAsync(CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            var round = current;
            var isRace = round.IsClosing;
            await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
            var open = await ask(context, author, round.Patient, CancellationToken.None);
            if (open)
            {
                await context.WritePostAsync(author, round.Patient, CancellationToken.None);
            }

            await transaction.CommitAsync(CancellationToken.None);
            round.Count(open, isRace || round.IsClosing);
        }
    }

    private sealed class Round(PatientId patient)
    {
        private long posts;
        private long won;
        private long lost;

        public PatientId Patient { get; } = patient;

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public volatile bool IsClosing;

        public long Won => Interlocked.Read(ref won);

        public long Lost => Interlocked.Read(ref lost);

        public void Count(bool open, bool isRace)
        {
            Interlocked.Add(ref won, open && isRace ? 1 : 0);
            Interlocked.Add(ref lost, !open && isRace ? 1 : 0);
            if (open && Interlocked.Increment(ref posts) == PostsBeforeClosing)
            {
                Written.SetResult();
            }
        }
    }
}
