using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using Wolverine.Runtime.Routing;

namespace CareNet.Messaging.Tests.Requests;

public class AnswerTests(SuiteDatabase database) : MessagingTests(database)
{
    private static readonly Type[] Handlers =
    [
        typeof(AskHandler),
        typeof(AskLaterHandler),
        typeof(AskThriceHandler),
        typeof(AskManyHandler),
        typeof(CountHandler),
        typeof(NothingHandler),
        typeof(AnsweredHandler),
        typeof(SecondHandler),
        typeof(ResultHandler),
    ];

    [Fact, Trait("bus", "1")]
    public async Task Line_01_an_invoked_handler_answers_its_result_and_publishes_its_event()
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<Result>(new Ask(Key, true))).IsOk.ShouldBeTrue();

        await Database.UntilDone(nameof(Answered), Key);
    }

    [Fact, Trait("bus", "1")]
    public async Task Line_01_a_null_event_is_ignored_and_a_result_is_never_published()
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<Result>(new Ask(Key, false))).IsOk.ShouldBeTrue();

        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Answered), Key)).ShouldBe(0);
        (await Database.AskAsync<long>("SELECT count(*) FROM suite.deeds WHERE what = 'Result'")).ShouldBe(0);
    }

    [Fact, Trait("bus", "1")]
    public async Task Line_01_tasks_triples_and_lists_of_events_are_understood()
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<Result>(new AskLater(Key + "a"))).IsOk.ShouldBeTrue();
        (await node.InvokeAsync<Result>(new AskThrice(Key + "b"))).IsOk.ShouldBeTrue();
        (await node.InvokeAsync<Result>(new AskMany(Key + "c", 3))).IsOk.ShouldBeTrue();

        await Database.UntilDone(nameof(Answered), Key + "a");
        await Database.UntilDone(nameof(Answered), Key + "b");
        await Database.UntilDone(nameof(Second), Key + "b");
        await Database.UntilDone(nameof(Answered), Key + "c", 3);
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Answered), Key + "c")).ShouldBe(3);
        (await Database.AskAsync<long>("SELECT count(*) FROM suite.deeds WHERE what = 'Result'")).ShouldBe(0);
    }

    [Fact, Trait("bus", "2")]
    public async Task Line_02_plain_an_answer_of_another_type_than_asked_for_is_an_error_or_null()
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<Result<int>>(new Count(7))).Value.ShouldBe(7);
        (await node.InvokeAsync<Result>(new Count(7))).ShouldBeOfType<Result<int>>();
        (await node.InvokeAsync<string>(new Count(7))).ShouldBeNull();
    }

    [Fact, Trait("bus", "2")]
    public async Task Line_02_plain_a_handler_that_answers_null_gives_null()
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<string>(new Nothing())).ShouldBeNull();
    }

    [Fact, Trait("bus", "3")]
    public async Task Line_03_invoking_what_nobody_handles_throws_and_publishing_it_is_silent()
    {
        await using var node = await StartAsync(Handlers);

        await Should.ThrowAsync<IndeterminateRoutesException>(() => node.InvokeAsync<Result>(new Unheard(Key)));
        await Should.ThrowAsync<IndeterminateRoutesException>(() => node.InvokeAsync(new Unheard(Key)));
        await node.PublishAsync(new Unheard(Key));
        (await Database.AskAsync<long>(SuiteDatabase.CountStored)).ShouldBe(0);
    }
}

public sealed record Ask(string Key, bool WithEvent);

public sealed record AskLater(string Key);

public sealed record AskThrice(string Key);

public sealed record AskMany(string Key, int Events);

public sealed record Count(int Number);

public sealed record Nothing;

public sealed record Unheard(string Key);

public sealed record Answered(string Key);

public sealed record Second(string Key);

public static class AskHandler
{
    public static (Result, Answered?) Handle(Ask message) => (Result.Ok, message.WithEvent ? new Answered(message.Key) : null);
}

public static class AskLaterHandler
{
    public static async Task<(Result, Answered?)> HandleAsync(AskLater message, CancellationToken ct)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        return (Result.Ok, new Answered(message.Key));
    }
}

public static class AskThriceHandler
{
    public static (Result, Answered, Second?) Handle(AskThrice message) => (Result.Ok, new(message.Key), new(message.Key));
}

public static class AskManyHandler
{
    public static (Result, IEnumerable<object>) Handle(AskMany message) =>
        (Result.Ok, Enumerable.Range(0, message.Events).Select(object (_) => new Answered(message.Key)));
}

public static class CountHandler
{
    public static Result<int> Handle(Count message) => message.Number;
}

public static class NothingHandler
{
    public static string? Handle(Nothing message) => message is null ? "" : null;
}

public static class AnsweredHandler
{
    public static void Handle(Answered message, SuiteContext context) => context.Did(nameof(Answered), message.Key);
}

public static class SecondHandler
{
    public static void Handle(Second message, SuiteContext context) => context.Did(nameof(Second), message.Key);
}

/// <summary>What nobody may write; here to prove that it would stay idle.</summary>
public static class ResultHandler
{
    public static void Handle(Result message, SuiteContext context) => context.Did("Result", message.IsOk.ToString());
}
