using CareNet.Messaging.Node.Suite;
using Wolverine;
using CareNet.Testing;

namespace CareNet.Messaging.Tests.Failing;

public class DeadLetterTests(SuiteDatabase database) : BusTests(database)
{
    private static readonly Type[] Handlers = [typeof(FailHandler), typeof(FailOutsideHandler), typeof(SlowHandler)];

    [Theory, Trait("bus", "16")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Line_16_a_message_that_keeps_failing_is_tried_with_cool_downs_and_given_up(bool outside)
    {
        await using var node = await StartAsync(Handlers);
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);

        await node.PublishAsync(outside ? new FailOutside(Key, 1000) : new Fail(Key, 1000));

        var letter = await LetterAsync(node, outside ? typeof(FailOutside) : typeof(Fail));
        letter.Attempts.ShouldBe(4);
        letter.ErrorType.ShouldBe(typeof(FormatException).FullName);
        letter.DiedAt.ShouldBeInRange(before, DateTimeOffset.UtcNow.AddSeconds(1));
        (await Database.AttemptsAsync(nameof(Fail), Key)).ShouldBe(4);
        (await Database.AskAsync<bool>($"SELECT max(at) - min(at) >= interval '200 ms' FROM suite.attempts WHERE key = '{Key}'")).ShouldBeTrue();
        await node.DeadLetters.DiscardAsync(letter.Id);
    }

    [Fact, Trait("bus", "16")]
    public async Task Line_16_a_replay_starts_the_count_anew()
    {
        await using var node = await StartAsync(Handlers);
        await node.PublishAsync(new Fail(Key, 7));
        var letter = await LetterAsync(node, typeof(Fail));

        (await node.DeadLetters.ReplayAsync(letter.Id)).ShouldBeTrue();

        await Database.UntilDone(nameof(Fail), Key);
        (await Database.AttemptsAsync(nameof(Fail), Key)).ShouldBe(8);
        (await node.DeadLetters.ListAsync()).ShouldBeEmpty();
        (await node.DeadLetters.ReplayAsync(letter.Id)).ShouldBeFalse();
    }

    [Fact, Trait("bus", "16")]
    public async Task Line_16_all_of_one_type_are_listed_in_pages_and_replayed_and_no_others()
    {
        await using var node = await StartAsync(Handlers);
        await node.PublishAsync(new Fail(Key, 4), new Fail(Key + "2", 4), new Fail(Key + "3", 4), new FailOutside(Key + "4", 1000));
        await Patience.Until(async () => (await node.DeadLetters.ListAsync()).Count == 4, "four dead letters");

        var type = typeof(Fail).FullName!;
        var first = await node.DeadLetters.ListAsync(type, take: 2);
        var second = await node.DeadLetters.ListAsync(type, after: first[^1].Id, take: 2);
        first.Concat(second).Select(letter => letter.Id).Distinct().Count().ShouldBe(3);
        (await node.DeadLetters.ReplayAllAsync(type)).ShouldBe(3);

        await Database.UntilDone(nameof(Fail), Key);
        await Database.UntilDone(nameof(Fail), Key + "2");
        await Database.UntilDone(nameof(Fail), Key + "3");
        var left = (await node.DeadLetters.ListAsync()).ShouldHaveSingleItem();
        left.MessageType.ShouldBe(typeof(FailOutside).FullName);
        (await node.DeadLetters.DiscardAsync(left.Id)).ShouldBeTrue();
    }

    [Fact, Trait("bus", "17")]
    public async Task Line_17_a_queued_handler_that_takes_too_long_is_cancelled_and_counted_as_failed()
    {
        var impatient = Settings(Handlers) with { TimeLimit = TimeSpan.FromMilliseconds(200), CoolDowns = [TimeSpan.FromMilliseconds(10)] };
        await using var node = await TestNode.StartAsync(impatient);

        await node.PublishAsync(new Slow(Key));

        var letter = await LetterAsync(node, typeof(Slow));
        letter.ErrorType.ShouldBe(typeof(TimeoutException).FullName);
        letter.Attempts.ShouldBe(2);
        (await Database.DeedsAsync(nameof(Slow), Key)).ShouldBe(0);
        await node.DeadLetters.DiscardAsync(letter.Id);
    }

    private static async Task<DeadLetter> LetterAsync(TestNode node, Type message)
    {
        await Patience.Until(async () => (await node.DeadLetters.ListAsync(message.FullName)).Count == 1, "the dead letter");
        return (await node.DeadLetters.ListAsync(message.FullName))[0];
    }
}

public sealed record Fail(string Key, int Times);

public sealed record FailOutside(string Key, int Times);

public sealed record Slow(string Key);

public static class FailHandler
{
    public static async Task Handle(Fail message, SuiteContext context, Witness witness)
    {
        context.Did(nameof(Fail), message.Key);
        if (await witness.SawAsync(nameof(Fail), message.Key) <= message.Times)
        {
            throw new FormatException("on purpose");
        }
    }
}

public static class FailOutsideHandler
{
    public static async Task Handle(FailOutside message, Witness witness)
    {
        if (await witness.SawAsync(nameof(Fail), message.Key) <= message.Times)
        {
            throw new FormatException("on purpose");
        }
    }
}

public static class SlowHandler
{
    public static async Task Handle(Slow message, SuiteContext context, CancellationToken ct)
    {
        context.Did(nameof(Slow), message.Key);
        await context.SaveChangesAsync(ct);
        await Task.Delay(Timeout.Infinite, ct);
    }
}
