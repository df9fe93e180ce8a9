using CareNet.Messaging.Node.Suite;
using CareNet.Testing;

namespace CareNet.Messaging.Tests.Failing;

public class DeadLetterTests(SuiteDatabase database) : MessagingTests(database)
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

        var letter = await node.LetterAsync(outside ? typeof(FailOutside) : typeof(Fail));
        letter.Envelope.Attempts.ShouldBe(4);
        letter.ExceptionType.ShouldBe(typeof(FormatException).FullName);
        letter.FailedAt!.Value.ShouldBeInRange(before, DateTimeOffset.UtcNow.AddSeconds(1));
        (await Database.AttemptsAsync(nameof(Fail), Key)).ShouldBe(4);
        (
            await Database.AskAsync<bool>($"SELECT max(at) - min(at) >= interval '200 ms' FROM suite.attempts WHERE key = '{Key}'")
        ).ShouldBeTrue();
        await node.DiscardAsync(letter.Id);
    }

    [Fact, Trait("bus", "16")]
    public async Task Line_16_a_replay_starts_the_count_anew()
    {
        await using var node = await StartAsync(Handlers);
        await node.PublishAsync(new Fail(Key, 7));
        var letter = await node.LetterAsync(typeof(Fail));

        await node.ReplayAsync(letter.Id);

        await Database.UntilDone(nameof(Fail), Key);
        (await Database.AttemptsAsync(nameof(Fail), Key)).ShouldBe(8);
        (await node.LettersAsync()).ShouldBeEmpty();
    }

    [Fact, Trait("bus", "16")]
    public async Task Line_16_all_of_one_type_are_listed_in_pages_and_replayed_and_no_others()
    {
        await using var node = await StartAsync(Handlers);
        await node.PublishAsync(new Fail(Key, 4), new Fail(Key + "2", 4), new Fail(Key + "3", 4), new FailOutside(Key + "4", 1000));
        await Patience.Until(async () => (await node.LettersAsync()).Count == 4, "four dead letters");

        var type = typeof(Fail).FullName!;
        var first = await node.DeadLetters.QueryAsync(
            new()
            {
                MessageType = type,
                PageNumber = 1,
                PageSize = 2,
            },
            default
        );
        var second = await node.DeadLetters.QueryAsync(
            new()
            {
                MessageType = type,
                PageNumber = 2,
                PageSize = 2,
            },
            default
        );
        first.Envelopes.Concat(second.Envelopes).Select(letter => letter.Id).Distinct().Count().ShouldBe(3);
        await node.DeadLetters.ReplayAsync(new() { MessageType = type }, default);

        await Database.UntilDone(nameof(Fail), Key);
        await Database.UntilDone(nameof(Fail), Key + "2");
        await Database.UntilDone(nameof(Fail), Key + "3");
        var left = (await node.LettersAsync()).ShouldHaveSingleItem();
        left.MessageType.ShouldBe(typeof(FailOutside).FullName);
        await node.DiscardAsync(left.Id);
        (await node.LettersAsync()).ShouldBeEmpty();
    }

    [Fact, Trait("bus", "17")]
    public async Task Line_17_a_queued_handler_that_takes_too_long_is_cancelled_and_counted_as_failed()
    {
        var impatient = Settings(Handlers) with { TimeLimit = TimeSpan.FromMilliseconds(200), Waits = [TimeSpan.FromMilliseconds(10)] };
        await using var node = await TestNode.StartAsync(impatient);

        await node.PublishAsync(new Slow(Key));

        var letter = await node.LetterAsync(typeof(Slow));
        // Which of the two depends on where the cancellation finds it.
        letter.ExceptionType.ShouldBeOneOf(typeof(TaskCanceledException).FullName, typeof(OperationCanceledException).FullName);
        letter.Envelope.Attempts.ShouldBe(2);
        (await Database.DeedsAsync(nameof(Slow), Key)).ShouldBe(0);
        await node.DiscardAsync(letter.Id);
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
