using CareNet.Jobs.Node.Suite;
using CareNet.Platform.Jobs;
using CareNet.Testing;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Jobs;

public class RunTests
{
    [Fact]
    public async Task A_run_by_hand_shows_its_progress_while_it_runs_and_its_figures_afterwards()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var node = await database.StartAsync("steps");

        node.Services.GetRequiredService<IRecurringJobManager>().Trigger("steps");

        await Patience.Until(
            async () =>
                (await database.RunsAsync("steps"))
                    is [{ Outcome: JobOutcome.Running, Done: > 0, Total: TakeSteps.Steps, EndedAt: null, Counts: { Count: 1 } }],
            "progress of a run that goes on"
        );
        await Patience.Until(async () => (await database.RunsAsync("steps"))[0].Outcome == JobOutcome.Done, "the end of the run");
        var run = (await database.RunsAsync("steps")).ShouldHaveSingleItem();
        run.Done.ShouldBe(TakeSteps.Steps);
        run.Counts.ShouldBe(new Dictionary<string, long> { ["taken"] = TakeSteps.Steps });
        run.EndedAt!.Value.ShouldBeGreaterThan(run.StartedAt);
        run.Node.ShouldContain($":{Environment.ProcessId}:");
        run.ErrorType.ShouldBeNull();
        (await database.DeedsAsync("step")).ShouldBe(TakeSteps.Steps);
        await Patience.Until(async () => await database.DeedsAsync("told") == TakeSteps.Steps, "what the steps told");
        await node.StopAsync();
    }

    [Fact]
    public async Task A_failed_run_is_recorded_by_the_type_of_its_error_and_the_next_one_comes()
    {
        await using var database = await JobsDatabase.CreateAsync();
        var logged = new KeptLog();
        using var node = await database.StartAsync(
            services => services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(logged),
            "fails"
        );

        await Patience.Until(async () => (await database.RunsAsync("fail")).Count(run => run.EndedAt is not null) >= 3, "three failures");

        await node.StopAsync();
        var runs = await database.RunsAsync("fail");
        runs.ShouldAllBe(run => run.Outcome == JobOutcome.Failed && run.ErrorType == "System.InvalidTimeZoneException");
        runs.Select(run => run.ScheduledFor).ShouldBeUnique();
        (await database.AskAsync<string>("SELECT string_agg(r::text, ' ') FROM platform.job_runs r"))!.ShouldNotContain("岡山");
        logged.Text.ShouldContain(nameof(FailEverySecond));
        logged.Text.ShouldNotContain("岡山");
        var stored = (await database.AskAsync<string>("SELECT string_agg(s::text, ' ') FROM hangfire.state s WHERE name = 'Failed'"))!;
        stored.ShouldContain(nameof(JobFailedException));
        stored.ShouldNotContain("岡山");
        (await database.AskAsync<string>("SELECT string_agg(arguments::text, ' ') FROM hangfire.job"))!.ShouldNotContain("岡山");
    }

    [Fact]
    public async Task A_run_that_was_done_is_not_repeated_and_one_that_was_cut_short_keeps_its_steps()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var node = await database.StartAsync("steps");
        var runner = node.Services.GetRequiredService<JobRunner>();
        var time = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
        using var leaving = new CancellationTokenSource();
        var cut = runner.RunAsync("steps", time, "first", leaving.Token);
        await Patience.Until(async () => await database.DeedsAsync("step") >= 3, "three steps");
        await leaving.CancelAsync();

        (await cut).ShouldBe(JobOutcome.Abandoned);
        (await runner.RunAsync("steps", time, "second", CancellationToken.None)).ShouldBe(JobOutcome.Done);
        (await runner.RunAsync("steps", time, "third", CancellationToken.None)).ShouldBe(JobOutcome.Done);

        (await database.AttemptsAsync("steps")).ShouldBe(2);
        (await database.DeedsAsync("step")).ShouldBe(TakeSteps.Steps);
        var runs = await database.RunsAsync("steps");
        runs.Select(run => (run.Node, run.Outcome)).ShouldBe([("second", JobOutcome.Done), ("first", JobOutcome.Abandoned)]);
        runs[0].Counts["found"].ShouldBeGreaterThanOrEqualTo(3);
        await node.StopAsync();
    }

    [Fact]
    public async Task A_run_whose_database_went_away_for_a_moment_is_tried_again_and_does_not_wait_for_its_next_time()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var node = await database.StartAsync("loses");

        node.Services.GetRequiredService<IRecurringJobManager>().Trigger("lose");

        await Patience.Until(
            async () => (await database.RunsAsync("lose")).Any(run => run.Outcome == JobOutcome.Done),
            "the second attempt"
        );
        await node.StopAsync();
        var runs = await database.RunsAsync("lose");
        runs.Select(run => run.Outcome).ShouldBe([JobOutcome.Done, JobOutcome.Abandoned]);
        runs[0].ScheduledFor.ShouldBe(runs[1].ScheduledFor);
        runs[1].ErrorType.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_job_that_only_a_newer_node_knows_is_left_to_it()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var older = await database.StartAsync("steps");
        var enqueued = older
            .Services.GetRequiredService<IBackgroundJobClient>()
            .Enqueue<JobRunner>(runner => runner.RunAsync("work", null!, CancellationToken.None));
        await Patience.Until(
            async () =>
                await database.AskAsync<long>($"SELECT count(*) FROM hangfire.state WHERE jobid = {enqueued} AND name = 'Scheduled'") > 0,
            "the older node's refusal"
        );
        await older.StopAsync();

        using var newer = await database.StartAsync("steps", "daily");

        await Patience.Until(
            async () => (await database.RunsAsync("work")).Any(run => run.Outcome == JobOutcome.Done),
            "the newer node's run"
        );
        (await database.AttemptsAsync("work")).ShouldBe(1);
        await newer.StopAsync();
    }

    [Fact]
    public async Task A_turn_that_ended_leaves_nothing_in_the_session_which_the_next_user_of_the_pool_gets()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var node = await database.StartAsync("daily");
        node.Services.GetRequiredService<IRecurringJobManager>().Trigger("work");
        await Patience.Until(
            async () => await database.AskAsync<long>("SELECT count(*) FROM hangfire.job WHERE statename = 'Succeeded'") > 0,
            "the end of the run"
        );

        (
            await database.AskAsync<long>(
                """
                SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'
                    AND (classid::bigint << 32 | objid::bigint) IN (hashtextextended('work', 1104), hashtextextended('work', 1105))
                """
            )
        ).ShouldBe(0);
        await using var pooled = await node.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        await using var idle = new Npgsql.NpgsqlCommand(
            "SELECT setting FROM pg_settings WHERE name = 'tcp_keepalives_idle' AND source <> 'session'",
            pooled
        );
        (await idle.ExecuteScalarAsync()).ShouldNotBeNull();
        await node.StopAsync();
    }
}
