using CareNet.Messaging.Node.Suite;
using Wolverine;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Messaging.Tests.Events;

public class OrderTests(SuiteDatabase database) : BusTests(database)
{
    [Fact, Trait("bus", "12")]
    public async Task Line_12_messages_of_one_key_arrive_in_the_order_of_their_commits_from_two_nodes()
    {
        await using var here = await StartAsync(typeof(StepHandler));
        await using var there = await StartAsync(typeof(StepHandler));

        for (var number = 0; number < 60; number++)
        {
            var node = number % 2 == 0 ? here : there;
            await Task.WhenAll(Enumerable.Range(0, 3).Select(lane => node.PublishAsync(new Step($"{Key}-{lane}", number, 0))));
        }

        for (var lane = 0; lane < 3; lane++)
        {
            await Database.UntilDone(nameof(Step), $"{Key}-{lane}", 60);
            (await Database.NumbersAsync(nameof(Step), $"{Key}-{lane}")).ShouldBe(Enumerable.Range(0, 60));
        }
    }

    [Fact, Trait("bus", "12")]
    public async Task Line_12_a_retry_keeps_the_order_and_holds_back_its_own_key_only()
    {
        await using var node = await StartAsync(typeof(StepHandler));

        await node.FlushAsync<SuiteContext>(Enumerable.Range(0, 10).Select(object (number) => new Step(Key, number, number == 3 ? 2 : 0)));
        await node.PublishAsync(new Step(Key + "-other", 0, 0));

        await Database.UntilDone(nameof(Step), Key + "-other");
        await Database.UntilDone(nameof(Step), Key, 10);
        (await Database.NumbersAsync(nameof(Step), Key)).ShouldBe(Enumerable.Range(0, 10));
        (await Database.AttemptsAsync(nameof(Step), Key)).ShouldBe(12);
    }

    [Fact, Trait("bus", "12")]
    public async Task Line_12_a_message_that_is_given_up_lets_the_next_of_its_key_go()
    {
        await using var node = await StartAsync(typeof(StepHandler));

        await node.FlushAsync<SuiteContext>([new Step(Key, 0, 1000), new Step(Key, 1, 0)]);

        await Database.UntilDone(nameof(Step), Key);
        (await Database.NumbersAsync(nameof(Step), Key)).ShouldBe([1]);
        (await node.DeadLetters.ListAsync(typeof(Step).FullName)).ShouldHaveSingleItem();
    }

    [Fact, Trait("bus", "12")]
    public async Task Line_12_a_scheduled_message_holds_nothing_back_and_takes_its_place_when_due()
    {
        await using var node = await StartAsync(typeof(StepHandler));

        await node.ScheduleAsync(new Step(Key, 9, 0), TimeSpan.FromMilliseconds(800));
        await node.PublishAsync(new Step(Key, 1, 0), new Step(Key, 2, 0));

        await Database.UntilDone(nameof(Step), Key, 2, TimeSpan.FromMilliseconds(700));
        await Database.UntilDone(nameof(Step), Key, 3);
        (await Database.NumbersAsync(nameof(Step), Key)).ShouldBe([1, 2, 9]);
    }

    [Fact, Trait("bus", "12")]
    public async Task Line_12_different_keys_run_side_by_side_and_one_key_never_does()
    {
        var meeting = new Meeting();
        await using var node = await StartAsync(services => services.AddSingleton(meeting), typeof(MeetHandler));

        await node.PublishAsync(new Meet(Key + "a"), new Meet(Key + "a"), new Meet(Key + "b"), new Meet(Key + "b"));

        await Database.UntilQuiet();
        meeting.Together.ShouldBeGreaterThan(1);
        meeting.Collided.ShouldBeFalse();
    }

    [Fact, Trait("bus", "12")]
    public async Task Line_12_a_message_stored_first_and_committed_later_does_not_run_beside_the_other()
    {
        var pair = new Pair();
        await using var node = await StartAsync(services => services.AddSingleton(pair), typeof(OverlapHandler));

        var late = node.FlushAsync<SuiteContext>([new Overlap(Key)], context => context.BeforeCommit = async () =>
        {
            pair.LateIsStored.SetResult();
            await Task.WhenAny(pair.SomebodyEntered.Task, Task.Delay(500));
        });
        await pair.LateIsStored.Task;
        await Task.WhenAll(late, node.FlushAsync<SuiteContext>([new Overlap(Key)]));

        await Database.UntilQuiet();
        pair.Ran.ShouldBe(2);
        pair.Collided.ShouldBeFalse();
    }
}

public sealed record Overlap(string OrderKey) : IOrderedBy;

public sealed class Pair
{
    private int inside;
    private int ran;

    public TaskCompletionSource LateIsStored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource SomebodyEntered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Ran => ran;

    public bool Collided { get; private set; }

    public async Task EnterAsync()
    {
        Collided |= Interlocked.Increment(ref inside) > 1;
        SomebodyEntered.TrySetResult();
        await Task.Delay(700);
        Interlocked.Increment(ref ran);
        Interlocked.Decrement(ref inside);
    }
}

public static class OverlapHandler
{
    public static Task Handle(Overlap message, Pair pair) => message is null ? Task.CompletedTask : pair.EnterAsync();
}

public sealed record Step(string Key, int Number, int Failures) : IOrderedBy
{
    public string OrderKey => Key;
}

public sealed record Meet(string OrderKey) : IOrderedBy;

public sealed class Meeting
{
    private readonly List<string> inside = [];
    private readonly TaskCompletionSource two = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Together { get; private set; }

    public bool Collided { get; private set; }

    /// <summary>Stays until somebody of another key is here too.</summary>
    public async Task JoinAsync(string key)
    {
        lock (inside)
        {
            Collided |= inside.Contains(key);
            inside.Add(key);
            Together = Math.Max(Together, inside.Count);
            if (inside.Count > 1)
            {
                two.TrySetResult();
            }
        }

        await two.Task.WaitAsync(TimeSpan.FromSeconds(10));
        lock (inside)
        {
            inside.Remove(key);
        }
    }
}

public static class StepHandler
{
    public static async Task Handle(Step message, SuiteContext context, Witness witness)
    {
        if (await witness.SawAsync(nameof(Step), message.Key, message.Number) <= message.Failures)
        {
            throw new InvalidOperationException("not yet");
        }

        context.Did(nameof(Step), message.Key, message.Number);
    }
}

public static class MeetHandler
{
    public static Task Handle(Meet message, Meeting meeting) => meeting.JoinAsync(message.OrderKey);
}
