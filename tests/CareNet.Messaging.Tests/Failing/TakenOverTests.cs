using CareNet.Messaging.Node.Suite;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Messaging.Tests.Failing;

/// <summary>Nodes may take each other for dead, and a commit may be done though its answer never came: the effect happens once.</summary>
public class TakenOverTests(SuiteDatabase database) : MessagingTests(database)
{
    private static readonly Type[] Handlers =
    [
        typeof(SlowlyHandler),
        typeof(SlowlyDoneHandler),
        typeof(DoubtHandler),
        typeof(DoubtedHandler),
    ];

    [Fact, Trait("bus", "14")]
    public async Task Line_14_a_node_that_is_slow_leaves_no_effect_when_another_one_has_handled_the_message()
    {
        var slow = new Pace();
        var patient = Settings(Handlers) with { TimeLimit = TimeSpan.FromMinutes(10) };
        await using var one = await TestNode.StartAsync(patient, services => services.AddSingleton(slow));
        await one.PublishAsync(new Slowly(Key));
        await slow.Entered.Task.WaitAsync(SuiteDatabase.LongEnough);

        // As if the first one were dead.
        await using var two = await StartAsync(services => services.AddSingleton<Pace>(), Handlers);
        await Database.RunAsync("UPDATE wolverine.wolverine_incoming_envelopes SET owner_id = 0 WHERE status <> 'Handled'");
        await Database.UntilDone(nameof(SlowlyDone), Key);
        slow.Go.SetResult();

        await slow.Left.Task.WaitAsync(SuiteDatabase.LongEnough);
        await Task.Delay(500);
        await Database.UntilQuiet();
        (await Database.AttemptsAsync(nameof(Slowly), Key)).ShouldBeGreaterThan(1);
        (await Database.DeedsAsync(nameof(Slowly), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(SlowlyDone), Key)).ShouldBe(1);
        (await one.LettersAsync()).ShouldBeEmpty();
    }

    [Theory, Trait("bus", "14")]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Line_14_a_commit_whose_answer_got_lost_is_not_repeated(int attempt)
    {
        await using var node = await StartAsync(services => services.AddSingleton<Pace>(), Handlers);

        await node.PublishAsync(new Doubt(Key, attempt));

        await Database.UntilDone(nameof(Doubted), Key);
        await Database.UntilQuiet();
        (await node.LettersAsync()).ShouldBeEmpty();
        (await Database.DeedsAsync(nameof(Doubt), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(Doubted), Key)).ShouldBe(1);
        (await Database.AttemptsAsync(nameof(Doubt), Key)).ShouldBe(attempt);
    }
}

public sealed record Slowly(string Key);

public sealed record SlowlyDone(string Key);

public sealed record Doubt(string Key, int Attempt);

public sealed record Doubted(string Key);

public sealed class Pace
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public static class SlowlyHandler
{
    public static async Task<SlowlyDone> Handle(Slowly message, SuiteContext context, Witness witness, Pace pace, CancellationToken ct)
    {
        context.Did(nameof(Slowly), message.Key);
        await context.SaveChangesAsync(ct);
        // Only the first attempt is slow, because either node may be the one that takes the message over.
        if (await witness.SawAsync(nameof(Slowly), message.Key) == 1)
        {
            pace.Entered.TrySetResult();
            await pace.Go.Task.WaitAsync(ct);
            pace.Left.TrySetResult();
        }

        return new(message.Key);
    }
}

public static class SlowlyDoneHandler
{
    public static void Handle(SlowlyDone message, SuiteContext context) => context.Did(nameof(SlowlyDone), message.Key);
}

public static class DoubtHandler
{
    public static async Task<Doubted> Handle(Doubt message, SuiteContext context, Witness witness)
    {
        context.Did(nameof(Doubt), message.Key);
        var attempt = await witness.SawAsync(nameof(Doubt), message.Key);
        context.AfterCommit = () => throw new InvalidOperationException("The answer to the commit got lost");
        if (attempt < message.Attempt)
        {
            throw new InvalidOperationException("not yet");
        }

        return new(message.Key);
    }
}

public static class DoubtedHandler
{
    public static void Handle(Doubted message, SuiteContext context) => context.Did(nameof(Doubted), message.Key);
}
