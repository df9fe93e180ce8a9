using System.Diagnostics;
using CareNet.Platform.Audit;
using CareNet.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace CareNet.Platform.Tests.Audit;

public class SealingTests(ITestOutputHelper output) : IAsyncLifetime
{
    private KeptTrail trail = null!;

    public async Task InitializeAsync() => trail = await KeptTrail.OpenAsync();

    public async Task DisposeAsync() => await trail.DisposeAsync();

    [Fact]
    public async Task An_entry_that_commits_late_is_sealed_after_those_that_overtook_it()
    {
        await using (var late = trail.Context())
        {
            await using var transaction = await late.Database.BeginTransactionAsync(default);
            await AuditWriter.Record(late, trail.Entry("post.late"));
            await trail.WriteAsync(3);
            (await trail.SealAsync()).ShouldBe(3);
            await transaction.CommitAsync();
        }

        (await trail.SealAsync()).ShouldBe(1);

        (await trail.AskAsync<long>("SELECT entry_seq FROM platform.audit_seals WHERE position = 4")).ShouldBe(1);
        (await trail.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_writers_of_different_pace_and_two_sealers_leave_each_entry_sealed_once()
    {
        const int each = 15;
        using var done = new CancellationTokenSource();
        var sealers = Enumerable
            .Range(0, 2)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (!done.IsCancellationRequested)
                    {
                        await trail.SealAsync();
                    }
                })
            )
            .ToList();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => WriteAsync(number, each))));
        await done.CancelAsync();
        await Task.WhenAll(sealers);
        await trail.SealAsync();

        var (check, findings) = await trail.VerifyAsync();
        findings.ShouldBeEmpty();
        (check.Seals, check.Waiting).ShouldBe((20 * each, 0));
        (await trail.AskAsync<long>("SELECT count(*) FROM platform.audit_entries")).ShouldBe(20 * each);
        (
            await trail.AskAsync<long>(
                """
                SELECT count(*) FROM platform.audit_seals a JOIN platform.audit_seals b ON b.position = a.position + 1
                    AND b.entry_seq < a.entry_seq
                """
            )
        ).ShouldBeGreaterThan(0, "No transaction was overtaken: the test proves nothing.");
    }

    [Fact]
    public async Task Killed_in_the_middle_of_sealing_it_seals_everything_once_the_next_time()
    {
        await trail.WriteAsync(5);
        await using var blocker = await trail.Source.OpenConnectionAsync();
        await using var block = await blocker.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("DELETE FROM platform.audit_unsealed", blocker, block))
        {
            await hold.ExecuteNonQueryAsync();
        }

        // Its seals are inserted, the queue entries are held: it stands in the middle.
        var sealing = trail.SealAsync();
        await Patience.Until(async () => await trail.AskAsync<long>(Stuck("count(*)")) == 1, "the sealer stands in the middle");
        await trail.RunAsync(Stuck("pg_terminate_backend(pid)"));
        (await Should.ThrowAsync<PostgresException>(sealing)).SqlState.ShouldBe(PostgresErrorCodes.AdminShutdown);
        await block.RollbackAsync();

        (await trail.AskAsync<long>("SELECT count(*) FROM platform.audit_seals")).ShouldBe(0);
        (await trail.SealAsync()).ShouldBe(5);
        (await trail.SealAsync()).ShouldBe(0);
        (await trail.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_one_seals_another_has_nothing_to_do()
    {
        await trail.WriteAsync(1);
        await using var first = await trail.Source.OpenConnectionAsync();
        await using var transaction = await first.BeginTransactionAsync();
        await using (var alone = new NpgsqlCommand("SELECT pg_advisory_xact_lock(CAST(x'0CA2E0E700000005' AS bigint))", first, transaction))
        {
            await alone.ExecuteNonQueryAsync();
        }

        (await trail.SealAsync()).ShouldBe(0);
        await transaction.RollbackAsync();
        (await trail.SealAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_place_in_the_queue_given_twice_does_not_stop_the_sealing()
    {
        await trail.WriteAsync(1);
        await trail.SealAsync();
        await trail.ForgeAsync("INSERT INTO platform.audit_unsealed VALUES (1)");
        await trail.WriteAsync(1);

        (await trail.SealAsync()).ShouldBe(1);
        (await trail.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_hundred_thousand_entries_are_verified_in_seconds()
    {
        await trail.ForgeAsync(
            """
            INSERT INTO platform.audit_entries (at, actor_kind, actor, action, patient, outcome, address, details)
            SELECT timestamptz '2026-11-20 05:05Z' + n * interval '1 millisecond', 'person', gen_random_uuid(), 'post.read',
                gen_random_uuid(), 'done', '192.0.2.7', jsonb_build_object('page', n::text)
            FROM generate_series(1, 100000) n
            """
        );
        trail.Clock.Advance(TimeSpan.FromHours(1));
        var start = Stopwatch.GetTimestamp();
        (await trail.SealAsync()).ShouldBe(100_000);
        var toSeal = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        var (check, findings) = await trail.VerifyAsync();
        var toVerify = Stopwatch.GetElapsedTime(start);

        output.WriteLine($"100,000 entries: sealed in {toSeal.TotalSeconds:f1} s, verified in {toVerify.TotalSeconds:f1} s");
        findings.ShouldBeEmpty();
        check.Seals.ShouldBe(100_000);
        toVerify.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Stuck(string what) =>
        $"""
            SELECT {what} FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                AND query LIKE '%audit_unsealed%'
            """;

    private async Task WriteAsync(int number, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var context = trail.Context();
            await using var transaction = await context.Database.BeginTransactionAsync(default);
            await AuditWriter.Record(context, trail.Entry());
            await Task.Delay(number * 2);
            await transaction.CommitAsync();
        }
    }
}
