using CareNet.Messaging.Node;
using CareNet.Messaging.Node.Suite;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Messaging.Tests.Events;

public class EventTests(SuiteDatabase database) : BusTests(database)
{
    private static readonly Type[] Handlers = [typeof(FirstListenerHandler), typeof(SecondListenerHandler), typeof(FailingListenerHandler)];

    [Fact, Trait("bus", "11")]
    public async Task Line_11_several_handlers_of_one_event_succeed_retry_and_die_independently()
    {
        await using var node = await StartAsync(Handlers);

        await node.PublishAsync(new Happened(Key));

        await Patience.Until(async () => (await node.DeadLetters.ListAsync()).Any(letter => letter.MessageType == typeof(Happened).FullName), "the dead letter");
        var letter = (await node.DeadLetters.ListAsync()).ShouldHaveSingleItem();
        letter.Handler.ShouldContain(nameof(FailingListenerHandler));
        (await Database.DeedsAsync("first", Key)).ShouldBe(1);
        (await Database.DeedsAsync("second", Key)).ShouldBe(1);
        (await Database.AttemptsAsync("first", Key)).ShouldBe(1);
        (await Database.AttemptsAsync("failing", Key)).ShouldBe(4);
        await node.DeadLetters.DiscardAsync(letter.Id);
    }

    [Fact, Trait("bus", "14")]
    public async Task Line_14_database_effects_happen_once_and_others_at_least_once()
    {
        await using var node = await StartAsync(typeof(UnsureHandler));

        await node.PublishAsync(new Unsure(Key));

        await Database.UntilDone(nameof(Unsure), Key);
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Unsure), Key)).ShouldBe(1);
        (await Database.AttemptsAsync(nameof(Unsure), Key)).ShouldBe(3);
    }

    [Fact, Trait("bus", "14")]
    public async Task Line_14_database_effects_happen_once_though_the_database_drops_all_connections()
    {
        const int Messages = 300;
        var settings = Settings(typeof(TallyHandler)) with { Connection = Database.AppConnection + ";Application Name=dropped" };
        await using var node = await TestNode.StartAsync(settings);

        for (var round = 0; round < 6; round++)
        {
            await Patience.Until(() => SentAsync(node, round * 50), "a flush that is answered");
            await Database.RunAsync(Database.SuperuserConnection, $"""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Database.Name}' AND application_name = 'dropped'
                """);
        }

        await Patience.Until(async () => (await Database.NumbersAsync(nameof(Tally), Key)).Length >= Messages, "all effects", TimeSpan.FromSeconds(40));
        await Patience.Until(async () => await Database.AskAsync<long?>(StackUnderTest.CountStored) == 0, "an empty queue", TimeSpan.FromSeconds(40));
        (await Database.NumbersAsync(nameof(Tally), Key)).Order().ShouldBe(Enumerable.Range(0, Messages));
        (await node.DeadLetters.ListAsync(typeof(Tally).FullName)).ShouldBeEmpty();
    }

    /// <summary>Connections that were dropped in the pool fail the first who use them, before anything is stored.</summary>
    private async Task<bool> SentAsync(TestNode node, int first)
    {
        try
        {
            await node.FlushAsync<SuiteContext>(Enumerable.Range(first, 50).Select(object (number) => new Tally(Key, number)));
            return true;
        }
        catch (Exception dropped) when (dropped is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            return false;
        }
    }

    [Theory, Trait("bus", "15")]
    [InlineData(typeof(UnsureHandler))]
    [InlineData(typeof(OutsideHandler))]
    public async Task Line_15_the_same_envelope_stored_twice_is_run_once(Type handler)
    {
        object message = handler == typeof(OutsideHandler) ? new Outside(Key) : new Unsure(Key);
        await using (var sender = await TestNode.StartAsync(Settings(handler) with { Works = false }))
        {
            await sender.PublishAsync(message);
        }

        await Database.RunAsync("DROP TABLE IF EXISTS suite.stored");
        await Database.RunAsync(StackUnderTest.CopyStored);
        await using var node = await StartAsync(handler);
        await Database.UntilQuiet();
        var tries = await Database.AttemptsAsync(message.GetType().Name, Key);
        tries.ShouldBeGreaterThan(0);

        await StoreAgainAsync();
        await Database.UntilQuiet();

        (await Database.AttemptsAsync(message.GetType().Name, Key)).ShouldBe(tries);
    }

    /// <summary>A stack may refuse an envelope that it has handled, or take it and not run it.</summary>
    private async Task StoreAgainAsync()
    {
        try
        {
            (await Database.RunAsync(StackUnderTest.StoreAgain)).ShouldBe(1);
        }
        catch (PostgresException refused)
        {
            refused.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
        }
    }

    [Fact, Trait("bus", "15")]
    public async Task Line_15_an_envelope_stored_again_while_it_waits_stays_one()
    {
        await using var sender = await TestNode.StartAsync(Settings(typeof(UnsureHandler)) with { Works = false });
        await sender.PublishAsync(new Unsure(Key));
        await Database.RunAsync("DROP TABLE IF EXISTS suite.stored");
        await Database.RunAsync(StackUnderTest.CopyStored);

        await Should.ThrowAsync<PostgresException>(() => Database.RunAsync(StackUnderTest.StoreAgain));

        await using var node = await StartAsync(typeof(UnsureHandler));
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Unsure), Key)).ShouldBe(1);
    }
}

public sealed record Happened(string Key);

public sealed record Unsure(string Key);

public sealed record Outside(string Key);

public sealed record Tally(string Key, int Number);

public static class TallyHandler
{
    public static void Handle(Tally message, SuiteContext context) => context.Did(nameof(Tally), message.Key, message.Number);
}

public static class FirstListenerHandler
{
    public static async Task Handle(Happened message, SuiteContext context, Witness witness)
    {
        await witness.SawAsync("first", message.Key);
        context.Did("first", message.Key);
    }
}

public static class SecondListenerHandler
{
    public static void Handle(Happened message, SuiteContext context) => context.Did("second", message.Key);
}

public static class FailingListenerHandler
{
    public static async Task Handle(Happened message, SuiteContext context, Witness witness)
    {
        await witness.SawAsync("failing", message.Key);
        context.Did("failing", message.Key);
        throw new InvalidOperationException("always");
    }
}

public static class UnsureHandler
{
    public static async Task Handle(Unsure message, SuiteContext context, Witness witness)
    {
        context.Did(nameof(Unsure), message.Key);
        await context.SaveChangesAsync();
        if (await witness.SawAsync(nameof(Unsure), message.Key) < 3)
        {
            throw new InvalidOperationException("not yet");
        }
    }
}

public static class OutsideHandler
{
    public static Task Handle(Outside message, Witness witness) => witness.SawAsync(nameof(Outside), message.Key);
}
