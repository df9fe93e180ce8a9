using CareNet.Jobs.Node;
using CareNet.Jobs.Node.Suite;
using CareNet.Platform.Jobs;
using CareNet.Testing;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Jobs;

/// <summary>Nodes as processes of their own, killed in earnest.</summary>
public class CrashTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task Killed_in_the_middle_a_run_goes_on_at_the_other_node_and_its_effects_stand_once()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var one = await JobNode.StartAsync(database, "steps");
        using var two = await JobNode.StartAsync(database, "steps");
        var (dying, other) = await RunningAndOtherAsync(database, one, two);

        await dying.KillAsync();

        await Patience.Until(async () => (await database.RunsAsync("steps"))[0].Outcome == JobOutcome.Done, "the run of the other node");
        await ShouldStandOnceAsync(database, other.Id, attempts: 2);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Killed_again_and_again_a_run_is_ended_by_whoever_comes_and_its_effects_stand_once()
    {
        await using var database = await JobsDatabase.CreateAsync();
        for (var kills = 1; kills <= 2; kills++)
        {
            using var dying = await JobNode.StartAsync(database, "steps");
            if (kills == 1)
            {
                RunNow(database);
            }

            await Patience.Until(
                async () => await database.AttemptsAsync("steps") == kills && await database.DeedsAsync("step") >= 5 * kills,
                "some steps"
            );
            await dying.KillAsync();
        }

        using var last = await JobNode.StartAsync(database, "steps");

        await Patience.Until(async () => (await database.RunsAsync("steps"))[0].Outcome == JobOutcome.Done, "the run after the restart");
        await ShouldStandOnceAsync(database, last.Id, attempts: 3);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_node_that_stops_leaves_an_unfinished_run_to_the_others()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var one = await JobNode.StartAsync(database, "steps");
        using var two = await JobNode.StartAsync(database, "steps");
        var (leaving, other) = await RunningAndOtherAsync(database, one, two);

        await leaving.StopAsync();

        await Patience.Until(async () => (await database.RunsAsync("steps"))[0].Outcome == JobOutcome.Done, "the run of the other node");
        await ShouldStandOnceAsync(database, other.Id, attempts: 2);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_node_whose_database_is_gone_in_the_middle_of_a_run_stops_all_the_same()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var node = await JobNode.StartAsync(database, "steps");
        RunNow(database);
        await Patience.Until(async () => await database.DeedsAsync("step") >= 4, "some steps");

        await database.RefuseAsync();
        // By now the run has failed, and its end cannot be written.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await node.StopAsync();

        await database.AdmitAsync();
    }

    /// <summary>Asks for a run of many steps and waits until one of the nodes is in the middle of it.</summary>
    private static async Task<(JobNode Running, JobNode Other)> RunningAndOtherAsync(JobsDatabase database, JobNode one, JobNode two)
    {
        RunNow(database);
        await Patience.Until(async () => await database.DeedsAsync("step") >= 4, "some steps");
        return await database.AskAsync<int>("SELECT process FROM suite.attempts") == one.Id ? (one, two) : (two, one);
    }

    /// <summary>Asked for by a process that itself runs no jobs.</summary>
    private static void RunNow(JobsDatabase database)
    {
        using var asking = NodeHost.Build(database.Connection, ["steps"], works: false);
        asking.Services.GetRequiredService<IRecurringJobManager>().Trigger("steps");
    }

    private static async Task ShouldStandOnceAsync(JobsDatabase database, int lastNode, int attempts)
    {
        await Patience.Until(async () => await database.DeedsAsync("told") >= TakeSteps.Steps, "what the steps told");
        (await database.DeedsAsync("step")).ShouldBe(TakeSteps.Steps);
        (await database.DeedsAsync("told")).ShouldBe(TakeSteps.Steps);
        (await database.AskAsync<long>("SELECT count(DISTINCT what) FROM suite.deeds")).ShouldBe(2 * TakeSteps.Steps);
        (await database.AttemptsAsync("steps")).ShouldBe(attempts);
        (await database.AskAsync<long>("SELECT count(DISTINCT scheduled_for) FROM suite.attempts")).ShouldBe(1);
        var runs = await database.RunsAsync("steps");
        runs.Count.ShouldBe(attempts);
        runs[0].Node.ShouldContain($":{lastNode}:");
        runs[0].Counts["found"].ShouldBeGreaterThan(0);
        runs.Skip(1).ShouldAllBe(run => run.Outcome == JobOutcome.Abandoned && run.EndedAt != null);
    }
}
