using CareNet.Messaging.Node.Suite;
using CareNet.Platform.Data;
using CareNet.Testing;
using Xunit.Abstractions;

namespace CareNet.Messaging.Tests.Processes;

public class CrashTests(SuiteDatabase database, ITestOutputHelper output) : MessagingTests(database)
{
    private const int Messages = 400;

    [Fact, Trait("bus", "13")]
    [Trait("size", "long")]
    public async Task Line_13_killed_inside_a_transaction_a_handler_is_rolled_back_and_runs_again()
    {
        await Database.StoreAsync(new DieInside(Key));
        using var first = await ChildNode.StartAsync(Database);
        await first.Exited.WaitAsync(SuiteDatabase.LongEnough);
        (await Database.DeedsAsync(nameof(DieInside), Key)).ShouldBe(0);

        using var second = await ChildNode.StartAsync(Database);

        await Database.UntilDone(nameof(Aftermath), Key);
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(DieInside), Key)).ShouldBe(1);
        (await Database.AttemptsAsync(nameof(DieInside), Key)).ShouldBe(2);
        (await Database.DeedsAsync(nameof(Aftermath), Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "13")]
    [Trait("size", "long")]
    public async Task Line_13_killed_right_after_a_commit_a_handler_does_not_run_again_and_its_event_is_delivered()
    {
        await Database.StoreAsync(new DieAfterCommit(Key));
        using var first = await ChildNode.StartAsync(Database);
        await first.Exited.WaitAsync(SuiteDatabase.LongEnough);
        (await Database.DeedsAsync(nameof(DieAfterCommit), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(Aftermath), Key)).ShouldBe(0);

        using var second = await ChildNode.StartAsync(Database);

        await Database.UntilDone(nameof(Aftermath), Key);
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(DieAfterCommit), Key)).ShouldBe(1);
        (await Database.AttemptsAsync(nameof(DieAfterCommit), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(Aftermath), Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "16"), Trait("size", "long")]
    public async Task Line_16_plain_a_message_that_kills_its_process_comes_back_with_the_next_start()
    {
        await Database.StoreAsync(new KillWhoeverRunsMe(Key));
        for (var crashes = 1; crashes <= 3; crashes++)
        {
            using var node = await ChildNode.StartAsync(Database);
            await node.Exited.WaitAsync(SuiteDatabase.LongEnough);
            (await Database.AttemptsAsync(nameof(KillWhoeverRunsMe), Key)).ShouldBe(crashes);
        }

        // The operator's way out: the message is set aside by its id while no node runs.
        await Database.RunAsync("DELETE FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'");
        await Database.StoreAsync(new Work(Key, 0, 0));
        using var last = await ChildNode.StartAsync(Database);
        await Database.UntilDone(nameof(Worked), Key);
    }

    [Fact, Trait("bus", "13"), Trait("size", "long")]
    public async Task Line_13_killed_anywhere_a_hundred_times_nothing_is_lost_or_done_twice()
    {
        const int Rounds = 100;
        const int PerRound = 60;
        var killedWith = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            using var node = await ChildNode.StartSendingAsync(Database, Key, round * PerRound, PerRound);
            // Some die before their first handler is done, most in the middle of their work, a few when they are through.
            await Task.Delay(Random.Shared.Next(0, 1500));
            await node.KillAsync();
            killedWith.Add(await Database.AskAsync<long>(SuiteDatabase.CountStored));
        }

        output.WriteLine($"stored when killed: {string.Join(' ', killedWith)}");
        using var last = await ChildNode.StartAsync(Database);
        await Database.UntilQuiet(TimeSpan.FromMinutes(10));

        await Database.EachDoneOnceAsync(Key, Rounds * PerRound, nameof(Work), nameof(Worked));
        (await Database.AskAsync<long>("SELECT count(*) FROM wolverine.wolverine_dead_letters")).ShouldBe(0);
        (await Database.AttemptsAsync(nameof(Work), Key)).ShouldBeGreaterThan(Rounds * PerRound, "No kill hit a running handler");
    }

    [Fact, Trait("bus", "13"), Trait("size", "long")]
    public async Task Line_13_one_of_two_nodes_killed_again_and_again_nothing_is_lost_or_done_twice()
    {
        const int Kills = 20;
        const int PerRound = 100;
        using var steady = await ChildNode.StartAsync(Database);
        for (var round = 0; round < Kills; round++)
        {
            using var dying = await ChildNode.StartSendingAsync(Database, Key, round * PerRound, PerRound);
            if (round % 4 != 0)
            {
                // Most die in the middle of their work, however slow the machine is.
                await Patience.Until(
                    async () =>
                        await Database.AskAsync<bool>(
                            $"SELECT EXISTS (SELECT FROM suite.deeds WHERE key = '{Key}' AND process = {dying.Id})"
                        ),
                    "a deed of the node that will die"
                );
            }

            await Task.Delay(Random.Shared.Next(0, 1500));
            await dying.KillAsync();
        }

        await Database.UntilQuiet(TimeSpan.FromMinutes(10));

        await Database.EachDoneOnceAsync(Key, Kills * PerRound, nameof(Work), nameof(Worked));
        (await Database.AskAsync<long>("SELECT count(*) FROM wolverine.wolverine_dead_letters")).ShouldBe(0);
        (await Database.AskAsync<long>($"SELECT count(DISTINCT process) FROM suite.deeds WHERE key = '{Key}'")).ShouldBeGreaterThan(
            Kills / 2
        );
    }

    [Fact, Trait("bus", "20"), Trait("size", "long")]
    public async Task Line_20_a_frozen_node_that_was_taken_for_dead_and_wakes_does_nothing_twice()
    {
        using var other = await LeaderAsync();
        using var frozen = await ChildNode.StartSendingAsync(Database, Key, 0, Messages);
        await Database.UntilTried(nameof(Work), Key, 5);
        frozen.Freeze();
        // The other one takes over what the frozen one had in its hands, and is in the middle of it or through when that wakes. If
        // it was frozen right before a commit, the others wait until the server ends its transaction.
        await Patience.Until(
            async () =>
                await Database.AskAsync<long>($"SELECT count(*) FROM suite.deeds WHERE key = '{Key}' AND process = {other.Id}") > 20,
            "work of the other node",
            DatabaseSource.MaxPause + SuiteDatabase.LongEnough
        );
        frozen.Thaw();

        await AllDoneOnceAsync();
    }

    [Fact, Trait("bus", "20"), Trait("size", "long")]
    public async Task Line_20_plain_while_the_node_that_leads_is_frozen_the_work_of_others_goes_on_and_its_own_waits_until_it_wakes()
    {
        using var frozen = await LeaderAsync();
        await Database.StoreAsync(Enumerable.Range(0, Messages).Select(object (number) => new Work(Key, number, 40)));
        await Database.UntilTried(nameof(Work), Key, 5);
        // It keeps its lock in the database, by which the nodes know who leads, as long as its connection lives.
        frozen.Freeze();
        using var other = await ChildNode.StartSendingAsync(Database, Key + "-other", 0, 20);
        await Database.UntilDone(nameof(Worked), Key + "-other", 20);
        await Task.Delay(TimeSpan.FromSeconds(15));
        frozen.Thaw();

        await AllDoneOnceAsync();
    }

    /// <summary>Starts a node and waits until it runs what belongs to nobody, which the node that leads sees to.</summary>
    private async Task<ChildNode> LeaderAsync()
    {
        var node = await ChildNode.StartAsync(Database);
        await Database.StoreAsync(new Work(Key + "-first", 0, 0));
        await Database.UntilDone(nameof(Worked), Key + "-first");
        return node;
    }

    private async Task AllDoneOnceAsync()
    {
        await Database.UntilDone(nameof(Worked), Key, Messages, TimeSpan.FromMinutes(3));
        await Database.UntilQuiet();
        await Database.EachDoneOnceAsync(Key, Messages, nameof(Work), nameof(Worked));
        (await Database.AskAsync<long>("SELECT count(*) FROM wolverine.wolverine_dead_letters")).ShouldBe(0);
    }
}
