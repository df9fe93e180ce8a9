using CareNet.Jobs.Node;
using CareNet.Testing;

namespace CareNet.Platform.Tests.Jobs;

public class TimetableTests
{
    [Fact]
    public async Task A_job_stands_at_its_time_in_its_time_zone_and_moves_when_its_schedule_does()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using (var first = await database.StartAsync("daily"))
        {
            var next = (await NextAsync(database, "Asia/Tokyo")).Split(' ', 2);
            (next[0][0] - '0').ShouldBeInRange(1, 5);
            next[1].ShouldBe("09:30:00");
            await first.StopAsync();
        }

        using var second = await database.StartAsync("evening");

        var moved = (await NextAsync(database, "Europe/Berlin")).Split(' ', 2);
        (moved[0][0] - '0').ShouldBeInRange(6, 7);
        moved[1].ShouldBe("18:15:00");
        (await database.AskAsync<long>(JobsUnderTest.TimesOfWork)).ShouldBe(1);
        (await database.AttemptsAsync("work")).ShouldBe(0);
        await second.StopAsync();
    }

    [Fact]
    public async Task A_job_that_the_program_has_no_more_is_unscheduled_at_start()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using (var first = await database.StartAsync("daily", "steps"))
        {
            await first.StopAsync();
        }

        await database.RunAsync(
            """
            INSERT INTO platform.job_runs (id, job, scheduled_for, node, started_at, outcome)
            VALUES (gen_random_uuid(), 'steps', now(), 'dead', now(), 'running')
            """
        );
        using var second = await database.StartAsync("daily");

        (await database.AskAsync<string[]>(JobsUnderTest.Scheduled)).ShouldBe(["purge-leftovers", "work"]);
        (await database.AskAsync<long>(JobsUnderTest.CountScheduled)).ShouldBe(2);
        (await database.RunsAsync("steps")).ShouldHaveSingleItem().Outcome.ShouldBe(Platform.Jobs.JobOutcome.Abandoned);
        await second.StopAsync();
    }

    [Fact]
    public async Task What_was_missed_while_every_node_was_down_runs_once_and_then_at_its_time_again()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using (var first = await database.StartAsync("daily"))
        {
            await first.StopAsync();
        }

        // As if all had been down for three weeks: fifteen mornings were missed.
        await database.RunAsync(JobsUnderTest.MissThreeWeeks);
        using var second = await database.StartAsync("daily");

        await Patience.Until(async () => await database.AttemptsAsync("work") > 0, "the missed run");
        var next = (await NextAsync(database, "Asia/Tokyo")).Split(' ', 2);
        next[1].ShouldBe("09:30:00");
        (await database.AskAsync<bool>(JobsUnderTest.WorkLiesAhead)).ShouldBeTrue();
        await second.StopAsync();
        (await database.AttemptsAsync("work")).ShouldBe(1);
        (await database.RunsAsync("work")).ShouldHaveSingleItem().Outcome.ShouldBe(Platform.Jobs.JobOutcome.Done);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_run_that_outlasts_its_next_times_is_followed_by_one_run_and_not_by_all_it_missed()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var node = await database.StartAsync("dawdles");
        await Patience.Until(async () => await database.AttemptsAsync("dawdle") > 0, "a first run");
        var began = TimeProvider.System.GetTimestamp();
        await Patience.Until(() => TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(6), "several times that it misses");

        var ended = (await database.AskAsync<DateTime>("SELECT now()")).AddSeconds(-2);
        await database.RunAsync("INSERT INTO suite.deeds VALUES (gen_random_uuid(), 'enough ')");

        await Patience.Until(async () => await database.AttemptsAsync("dawdle") >= 3, "the next runs");
        await node.StopAsync();
        (await database.RunsAsync("dawdle")).Count(run => run.ScheduledFor < ended).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_run_whose_session_breaks_stops_because_another_node_may_take_its_turn()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var node = await database.StartAsync("dawdles");
        await Patience.Until(async () => await database.AttemptsAsync("dawdle") > 0, "a first run");

        await database.RunAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' "
                + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid() "
                + "AND (classid::bigint << 32 | objid::bigint) = hashtextextended('dawdle', 1105)"
        );

        await Patience.Until(
            async () => (await database.RunsAsync("dawdle")).Any(run => run.Outcome == Platform.Jobs.JobOutcome.Abandoned),
            "the end of the run"
        );
        await node.StopAsync();
    }

    private static async Task<string> NextAsync(JobsDatabase database, string zone) =>
        (await database.AskAsync<string>(JobsUnderTest.NextOfWork.Replace("{0}", zone)))!;
}
