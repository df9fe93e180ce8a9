using System.Net.Sockets;
using CareNet.Messaging.Node.Suite;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Messaging.Tests.Events;

public class EventTests(SuiteDatabase database) : MessagingTests(database)
{
    private static readonly Type[] Handlers = [typeof(FirstListenerHandler), typeof(SecondListenerHandler), typeof(FailingListenerHandler)];

    [Fact, Trait("bus", "11")]
    public async Task Line_11_several_handlers_of_one_event_succeed_retry_and_die_independently()
    {
        await using var node = await StartAsync(Handlers);

        await node.PublishAsync(new Happened(Key));

        var letter = await node.LetterAsync(typeof(Happened));
        letter.ReceivedAt.ShouldContain(nameof(FailingListenerHandler), Case.Insensitive);
        (await Database.DeedsAsync("first", Key)).ShouldBe(1);
        (await Database.DeedsAsync("second", Key)).ShouldBe(1);
        (await Database.AttemptsAsync("first", Key)).ShouldBe(1);
        (await Database.AttemptsAsync("failing", Key)).ShouldBe(4);
        await node.DiscardAsync(letter.Id);
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
        var settings = Settings(typeof(TallyHandler), typeof(TalliedHandler)) with
        {
            Connection = Database.AppConnection + ";Application Name=dropped",
        };
        await using var node = await TestNode.StartAsync(settings);

        for (var round = 0; round < 6; round++)
        {
            await Patience.Until(() => SentAsync(node, round * 50), "a flush that is answered");
            await Database.RunAsync(
                Database.SuperuserConnection,
                $"""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Database.Name}' AND application_name = 'dropped'
                """
            );
        }

        await Database.UntilDone(nameof(Tally), Key, Messages);
        await Database.UntilQuiet();
        await Database.EachDoneOnceAsync(Key, Messages, nameof(Tally), nameof(Tallied));
        (await node.LettersAsync(typeof(Tally))).ShouldBeEmpty();
    }

    /// <summary>Connections that were dropped in the pool fail the first who use them, before anything is stored.</summary>
    private async Task<bool> SentAsync(TestNode node, int first)
    {
        try
        {
            await node.FlushAsync<SuiteContext>(Enumerable.Range(first, 50).Select(object (number) => new Tally(Key, number)));
            return true;
        }
        catch (Exception dropped)
            when (dropped is NpgsqlException || dropped.GetBaseException() is NpgsqlException or IOException or SocketException)
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
        await Database.StoreAsync(message);
        await CopyStoredAsync();
        await using var node = await StartAsync(handler);
        await Database.UntilQuiet();
        var tries = await Database.AttemptsAsync(message.GetType().Name, Key);
        tries.ShouldBeGreaterThan(0);

        (await Should.ThrowAsync<PostgresException>(StoreAgainAsync)).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
        await Database.UntilQuiet();

        (await Database.AttemptsAsync(message.GetType().Name, Key)).ShouldBe(tries);
    }

    private async Task CopyStoredAsync()
    {
        await Database.RunAsync("DROP TABLE IF EXISTS suite.stored");
        await Database.RunAsync(
            "CREATE TABLE suite.stored AS SELECT * FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'"
        );
    }

    private Task StoreAgainAsync() => Database.RunAsync("INSERT INTO wolverine.wolverine_incoming_envelopes SELECT * FROM suite.stored");

    [Fact, Trait("bus", "15")]
    public async Task Line_15_an_envelope_stored_again_while_it_waits_stays_one()
    {
        await Database.StoreAsync(new Unsure(Key));
        await CopyStoredAsync();

        await Should.ThrowAsync<PostgresException>(StoreAgainAsync);

        await using var node = await StartAsync(typeof(UnsureHandler));
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Unsure), Key)).ShouldBe(1);
    }
}

public sealed record Happened(string Key);

public sealed record Unsure(string Key);

public sealed record Outside(string Key);

public sealed record Tally(string Key, int Number);

public sealed record Tallied(string Key, int Number);

public static class TallyHandler
{
    public static Tallied Handle(Tally message, SuiteContext context)
    {
        context.Did(nameof(Tally), message.Key, message.Number);
        return new(message.Key, message.Number);
    }
}

public static class TalliedHandler
{
    public static void Handle(Tallied message, SuiteContext context) => context.Did(nameof(Tallied), message.Key, message.Number);
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
