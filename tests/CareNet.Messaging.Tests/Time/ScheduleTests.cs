using CareNet.Messaging.Node.Suite;

namespace CareNet.Messaging.Tests.Time;

public class ScheduleTests(SuiteDatabase database) : MessagingTests(database)
{
    [Theory, Trait("bus", "19")]
    [InlineData(50)]
    [InlineData(400)]
    [InlineData(1300)]
    public async Task Line_19_a_scheduled_message_runs_within_a_second_of_its_time_and_never_before(int milliseconds)
    {
        await using var node = await StartAsync(typeof(RemindHandler));
        await CompileAsync(node);
        var due = DateTimeOffset.UtcNow.AddMilliseconds(milliseconds);

        await node.ScheduleAsync(new Remind(Key, due), TimeSpan.FromMilliseconds(milliseconds));

        await Database.UntilDone(nameof(Remind), Key);
        (await LatenessAsync()).ShouldBeInRange(0, 1000);
    }

    [Fact, Trait("bus", "19")]
    public async Task Line_19_another_node_runs_it_in_time_when_the_scheduling_one_has_gone()
    {
        var due = DateTimeOffset.UtcNow.AddMilliseconds(1500);
        await using (var first = await StartAsync(typeof(RemindHandler)))
        {
            await first.ScheduleAsync(new Remind(Key, due), due - DateTimeOffset.UtcNow);
        }

        await using var second = await StartAsync(typeof(RemindHandler));
        await CompileAsync(second);
        // On a slow machine the time may come before the second node is there.
        var downtime = Math.Max(0, (int)(DateTimeOffset.UtcNow - due).TotalMilliseconds);

        await Database.UntilDone(nameof(Remind), Key);
        (await LatenessAsync()).ShouldBeInRange(0, 1000 + downtime);
    }

    [Fact, Trait("bus", "19")]
    public async Task Line_19_what_fell_due_while_nobody_ran_comes_soon_after_the_start()
    {
        var due = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Database.StoreScheduledAsync(due, new Remind(Key, due));

        await using var node = await StartAsync(typeof(RemindHandler));

        await Database.UntilDone(nameof(Remind), Key, atMost: TimeSpan.FromSeconds(3));
    }

    /// <summary>The first message of a type compiles its handler's code, which a Release build of the product has done already.</summary>
    private async Task CompileAsync(TestNode node)
    {
        await node.ScheduleAsync(new Remind(Key + "-first", DateTimeOffset.UtcNow), TimeSpan.FromMilliseconds(1));
        await Database.UntilDone(nameof(Remind), Key + "-first");
    }

    private Task<int> LatenessAsync() => Database.AskAsync<int>($"SELECT number FROM suite.deeds WHERE key = '{Key}'");
}

public sealed record Remind(string Key, DateTimeOffset Due);

public static class RemindHandler
{
    public static void Handle(Remind message, SuiteContext context) =>
        context.Did(nameof(Remind), message.Key, (int)Math.Ceiling((DateTimeOffset.UtcNow - message.Due).TotalMilliseconds));
}
