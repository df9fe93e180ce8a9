using CareNet.Jobs.Node;
using CareNet.Platform.Jobs;
using CareNet.Testing;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Jobs;

/// <summary>Several nodes, as processes of their own, on one timetable.</summary>
public class ClusterTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task Two_nodes_on_one_timetable_never_run_a_firing_both()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var one = await JobNode.StartAsync(database, "ticks");
        using var two = await JobNode.StartAsync(database, "ticks");

        await Patience.Until(async () => await database.AttemptsAsync("tick-") >= 40, "a few dozen firings", TimeSpan.FromSeconds(40));

        await one.StopAsync();
        await two.StopAsync();
        (await TwiceAsync(database, "suite.attempts")).ShouldBe(0);
        (await database.AskAsync<long>("SELECT count(*) FROM platform.job_runs WHERE outcome = 'done'")).ShouldBe(
            await database.AttemptsAsync("tick-")
        );
        (await database.AskAsync<long>("SELECT count(*) FROM platform.job_runs WHERE outcome <> 'done'")).ShouldBe(0);
    }

    [Fact, Trait("size", "long")]
    public async Task Three_nodes_that_are_killed_in_turn_end_no_firing_twice_and_the_others_go_on()
    {
        await using var database = await JobsDatabase.CreateAsync();
        var nodes = new List<JobNode>();
        for (var i = 0; i < 3; i++)
        {
            nodes.Add(await JobNode.StartAsync(database, "ticks"));
        }

        for (var round = 0; round < 12; round++)
        {
            var before = await database.AttemptsAsync("tick-");
            await nodes[round % 3].KillAsync();
            await Patience.Until(
                async () => await database.AttemptsAsync("tick-") >= before + 15,
                "firings after a death",
                TimeSpan.FromSeconds(30)
            );
            nodes[round % 3].Dispose();
            nodes[round % 3] = await JobNode.StartAsync(database, "ticks");
        }

        foreach (var node in nodes)
        {
            await node.StopAsync();
            node.Dispose();
        }

        (await TwiceAsync(database, "platform.job_runs WHERE outcome = 'done'")).ShouldBe(0);
        (await database.AskAsync<long>("SELECT count(*) FROM platform.job_runs WHERE outcome = 'running'")).ShouldBe(0);
    }

    [Fact, Trait("size", "long")]
    public async Task After_a_real_downtime_over_several_firings_there_is_one_catch_up_and_then_the_usual_rhythm()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using (var first = await JobNode.StartAsync(database, "tens"))
        {
            await Patience.Until(async () => await database.AttemptsAsync("tens") >= 1, "a first firing");
            await Patience.Until(async () => (await database.RunsAsync("tens"))[0].Outcome == JobOutcome.Done, "its end");
            await first.KillAsync();
        }

        var before = await database.AttemptsAsync("tens");
        var down = TimeProvider.System.GetTimestamp();
        await Patience.Until(
            () => TimeProvider.System.GetElapsedTime(down) > TimeSpan.FromSeconds(33),
            "a downtime",
            TimeSpan.FromSeconds(40)
        );
        using var second = await JobNode.StartAsync(database, "tens");
        await Patience.Until(
            async () => await database.AttemptsAsync("tens") >= before + 3,
            "the catch-up and two firings",
            TimeSpan.FromSeconds(40)
        );
        await second.StopAsync();

        var since = (await database.RunsAsync("tens")).Reverse().Skip((int)before).Select(run => run.ScheduledFor).ToList();
        since.Count.ShouldBeLessThanOrEqualTo(4);
        since.Skip(1).ShouldAllBe(time => time.Second % 10 < 4);
        since.Skip(1).Zip(since.Skip(2)).ShouldAllBe(pair => pair.Second - pair.First > TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Two_nodes_of_one_process_share_nothing_and_the_one_outlives_the_other()
    {
        await using var here = await JobsDatabase.CreateAsync();
        await using var there = await JobsDatabase.CreateAsync();
        using var staying = NodeHost.Build(here.Connection, ["ticks"]);
        using (var leaving = NodeHost.Build(there.Connection, ["ticks"]))
        {
            // Both have told Hangfire's statics before either looks at them.
            staying.Services.GetRequiredService<IGlobalConfiguration>();
            leaving.Services.GetRequiredService<IGlobalConfiguration>();
            await staying.StartAsync();
            await leaving.StartAsync();
            await Patience.Until(
                async () => await here.AttemptsAsync("tick-") > 0 && await there.AttemptsAsync("tick-") > 0,
                "firings of both"
            );
            await leaving.StopAsync();
        }

        var before = await here.AttemptsAsync("tick-");
        await Patience.Until(async () => await here.AttemptsAsync("tick-") >= before + 6, "more firings");
        await staying.StopAsync();
        (await here.AskAsync<long>("SELECT count(*) FROM platform.job_runs")).ShouldBe(await here.AttemptsAsync("tick-"));
        (await there.AskAsync<long>("SELECT count(*) FROM platform.job_runs")).ShouldBe(await there.AttemptsAsync("tick-"));
    }

    private static Task<long> TwiceAsync(JobsDatabase database, string rows) =>
        database.AskAsync<long>($"SELECT count(*) FROM (SELECT FROM {rows} GROUP BY job, scheduled_for HAVING count(*) > 1) AS twice");
}
