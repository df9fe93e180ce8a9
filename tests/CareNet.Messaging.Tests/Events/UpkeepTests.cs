using CareNet.Messaging.Node;
using CareNet.Testing;

namespace CareNet.Messaging.Tests.Events;

public class UpkeepTests(SuiteDatabase database) : BusTests(database)
{
    [Fact, Trait("bus", "15")]
    public async Task Line_15_what_was_handled_is_remembered_for_a_day_and_not_for_ever()
    {
        await using var node = await StartAsync(typeof(UnsureHandler));
        await Database.RunAsync(StackUnderTest.RememberTwo);

        await StackUnderTest.TidyAsync(node.Services, CancellationToken.None);

        (await Database.AskAsync<long>(StackUnderTest.CountRemembered)).ShouldBe(1);
    }

    [Fact, Trait("bus", "16")]
    public async Task Line_16_stored_messages_that_no_node_can_handle_are_given_up_in_the_end_and_not_before()
    {
        await using (var former = await TestNode.StartAsync(Settings(typeof(StepHandler), typeof(UnsureHandler)) with { Works = false }))
        {
            await former.PublishAsync(new Step(Key, 1, 0), new Unsure(Key));
        }

        await using var node = await StartAsync(typeof(OutsideHandler));
        await StackUnderTest.TidyAsync(node.Services, CancellationToken.None);
        (await node.DeadLetters.ListAsync()).ShouldBeEmpty();
        await Database.RunAsync(StackUnderTest.Age);
        await StackUnderTest.TidyAsync(node.Services, CancellationToken.None);

        await Patience.Until(async () => (await node.DeadLetters.ListAsync()).Count == 2, "two dead letters");
        (await Database.AskAsync<long>(StackUnderTest.CountStored)).ShouldBe(0);
    }
}
