using CareNet.Messaging.Node.Suite;

namespace CareNet.Messaging.Tests.Processes;

public class TwoNodesTests(SuiteDatabase database) : MessagingTests(database)
{
    private const int Messages = 60;

    [Fact, Trait("bus", "20"), Trait("size", "long")]
    public async Task Line_20_the_messages_of_a_dead_node_run_elsewhere_within_fifteen_seconds()
    {
        using var dying = await ChildNode.StartAsync(Database);
        await Database.StoreAsync(GetWorkList(milliseconds: 150));
        await Database.UntilTried(nameof(Work), Key, 8);
        using var other = await ChildNode.StartAsync(Database);
        await dying.KillAsync();

        // Nothing of what the dead node had in its hands may wait longer; the work itself takes two seconds or so.
        await Database.UntilDone(nameof(Worked), Key, Messages, TimeSpan.FromSeconds(15));
        await EachDoneOnceAsync();
    }

    [Fact, Trait("bus", "20"), Trait("size", "long")]
    public async Task Line_20_plain_a_restarted_node_resumes_its_own_work_within_ten_seconds()
    {
        using var dying = await ChildNode.StartAsync(Database);
        await Database.StoreAsync(GetWorkList(milliseconds: 300));
        await Database.UntilTried(nameof(Work), Key, 8);
        await dying.KillAsync();
        var before = await Database.AttemptsAsync(nameof(Work), Key);

        using var again = await ChildNode.StartAsync(Database);

        // To the others it is a new node, and what the dead one had in its hands is free when that has been silent for five seconds.
        await Database.UntilTried(nameof(Work), Key, before + 1, TimeSpan.FromSeconds(10) + again.StartTook);
        await Database.UntilDone(nameof(Worked), Key, Messages);
        await EachDoneOnceAsync();
    }

    [Fact, Trait("bus", "20")]
    [Trait("size", "long")]
    public async Task Line_20_several_nodes_never_run_one_message_both()
    {
        using var one = await ChildNode.StartAsync(Database);
        using var two = await ChildNode.StartAsync(Database);
        await using var three = await TestNode.StartAsync(new(Database.AppConnection, CrashHandlers.All));

        // What belongs to nobody goes to one of them; what a node sends, it runs itself.
        await Database.StoreAsync(GetWorkList(milliseconds: 30).Take(Messages / 2));
        var outside = Enumerable.Range(0, 200).Select(object (number) => new OutsideWork(Key, number));
        await three.FlushAsync<SuiteContext>(GetWorkList(milliseconds: 30).Skip(Messages / 2).Concat(outside));

        await Database.UntilDone(nameof(Worked), Key, Messages);
        await Database.UntilQuiet();
        await EachDoneOnceAsync();
        (await Database.AttemptsAsync(nameof(Work), Key)).ShouldBe(Messages);
        (await Database.AttemptsAsync(nameof(OutsideWork), Key)).ShouldBe(200);
        (await Database.AskAsync<long>($"SELECT count(DISTINCT process) FROM suite.attempts WHERE key = '{Key}'")).ShouldBeGreaterThan(1);
    }

    [Fact, Trait("bus", "21")]
    [Trait("size", "long")]
    public async Task Line_21_a_stopped_node_finishes_what_runs_and_leaves_the_rest_to_others()
    {
        using var leaving = await ChildNode.StartAsync(Database);
        await Database.StoreAsync(GetWorkList(milliseconds: 300));
        await Database.UntilTried(nameof(Work), Key, 6);
        await leaving.StopAsync();
        var begun = await Database.AttemptsAsync(nameof(Work), Key);
        (await Database.DeedsAsync(nameof(Work), Key)).ShouldBe(begun);
        begun.ShouldBeLessThan(Messages);

        using var other = await ChildNode.StartAsync(Database);

        await Database.UntilDone(nameof(Worked), Key, Messages);
        await EachDoneOnceAsync();
        (await Database.AttemptsAsync(nameof(Work), Key)).ShouldBe(Messages);
    }

    private IEnumerable<object> GetWorkList(int milliseconds) =>
        Enumerable.Range(0, Messages).Select(object (number) => new Work(Key, number, milliseconds));

    private Task EachDoneOnceAsync() => Database.EachDoneOnceAsync(Key, Messages, nameof(Work), nameof(Worked));
}
