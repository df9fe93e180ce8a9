using CareNet.Messaging.Node.Suite;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Messaging.Tests.Events;

public class OrderTests(SuiteDatabase database) : MessagingTests(database)
{
    [Fact, Trait("bus", "12")]
    public async Task Line_12_plain_messages_run_side_by_side_whatever_they_have_in_common()
    {
        var meeting = new Meeting();
        await using var node = await StartAsync(services => services.AddSingleton(meeting), typeof(MeetHandler));

        await node.PublishAsync(new Meet(Key), new Meet(Key));

        await meeting.Two.WaitAsync(SuiteDatabase.LongEnough);
    }

    [Fact, Trait("bus", "12")]
    public async Task Line_12_plain_a_message_that_is_tried_again_is_overtaken_by_the_next()
    {
        await using var node = await StartAsync(typeof(StepHandler));

        await node.FlushAsync<SuiteContext>([new Step(Key, 0, Failures: 2), new Step(Key, 1, Failures: 0)]);

        await Database.UntilDone(nameof(Step), Key, 2);
        (await Database.NumbersAsync(nameof(Step), Key)).ShouldBe([1, 0]);
    }
}

public sealed record Step(string Key, int Number, int Failures);

public sealed record Meet(string Key);

public sealed class Meeting
{
    private readonly TaskCompletionSource two = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inside;

    public Task Two => two.Task;

    /// <summary>Stays until somebody else is here too.</summary>
    public Task JoinAsync()
    {
        if (Interlocked.Increment(ref inside) == 2)
        {
            two.SetResult();
        }

        return two.Task;
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
    public static Task Handle(Meet message, Meeting meeting) => message is null ? Task.CompletedTask : meeting.JoinAsync();
}
