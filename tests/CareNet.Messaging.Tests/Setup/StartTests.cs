using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using Wolverine;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Messaging.Tests.Setup;

public class StartTests(SuiteDatabase database) : BusTests(database)
{
    [Theory, Trait("bus", "8a")]
    [InlineData(typeof(TwoContextsHandler))]
    [InlineData(typeof(HiddenContextHandler))]
    public async Task Line_08a_a_handler_with_two_contexts_is_refused_at_start(Type handler)
    {
        var problem = await ProblemAsync(services => services.AddScoped<Ledger>(), handler);

        problem.ShouldContain(handler.Name);
        problem.ShouldContain(nameof(SuiteContext));
        problem.ShouldContain(nameof(OtherContext));
    }

    [Fact, Trait("bus", "8a")]
    public async Task Line_08a_a_context_that_is_reached_through_a_dependency_opens_the_transaction()
    {
        await using var node = await StartAsync(services => services.AddScoped<IBinding, Glue>().AddScoped<Book>(), typeof(ThroughBookHandler));

        (await node.InvokeAsync<Result>(new ThroughBook(Key))).IsOk.ShouldBeTrue();

        (await Database.DeedsAsync("booked", Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_service_that_nobody_registered_is_found_at_start() =>
        (await ProblemAsync(_ => { }, typeof(ThroughBookHandler))).ShouldContain(nameof(Book));

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_service_that_a_dependency_lacks_is_found_at_start() =>
        (await ProblemAsync(services => services.AddScoped<Book>(), typeof(ThroughBookHandler))).ShouldContain(nameof(IBinding));

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_scoped_service_made_by_a_factory_is_refused_by_name()
    {
        var problem = await ProblemAsync(
            services => services.AddScoped<IBinding>(_ => new Glue()).AddScoped<Book>(),
            typeof(ThroughBookHandler));

        problem.ShouldContain(nameof(ThroughBookHandler));
        problem.ShouldContain(nameof(IBinding));
    }

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_request_with_an_answer_has_one_handler() =>
        (await ProblemAsync(_ => { }, typeof(OneAnswerHandler), typeof(AnotherAnswerHandler))).ShouldContain(nameof(AskedTwice));

    private async Task<string> ProblemAsync(Action<IServiceCollection> more, params Type[] handlers) =>
        (await Should.ThrowAsync<BusSetupException>(() => StartAsync(more, handlers))).Message;
}

public sealed record TwoContexts;

public sealed record HiddenContext;

public sealed record ThroughBook(string Key);

public sealed record AskedTwice;

public sealed class Ledger(OtherContext context)
{
    public OtherContext Context { get; } = context;
}

public sealed class Book(SuiteContext context, IBinding binding)
{
    public void Write(string key)
    {
        context.Database.CurrentTransaction.ShouldNotBeNull();
        binding.ShouldNotBeNull();
        context.Did("booked", key);
    }
}

public interface IBinding;

public sealed class Glue : IBinding;

public static class TwoContextsHandler
{
    public static void Handle(TwoContexts message, SuiteContext one, OtherContext other) => (message, one, other).ShouldNotBe(default);
}

public static class HiddenContextHandler
{
    public static void Handle(HiddenContext message, SuiteContext one, Ledger ledger) => (message, one, ledger).ShouldNotBe(default);
}

public static class ThroughBookHandler
{
    public static Result Handle(ThroughBook message, Book book)
    {
        book.Write(message.Key);
        return Result.Ok;
    }
}

public static class OneAnswerHandler
{
    public static Result Handle(AskedTwice message) => message is null ? new Error("suite.null", "無", "null") : Result.Ok;
}

public static class AnotherAnswerHandler
{
    public static Result Handle(AskedTwice message) => OneAnswerHandler.Handle(message);
}
