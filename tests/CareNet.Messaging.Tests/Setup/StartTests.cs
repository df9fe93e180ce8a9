using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;

namespace CareNet.Messaging.Tests.Setup;

public class StartTests(SuiteDatabase database) : MessagingTests(database)
{
    [Theory, Trait("bus", "8a")]
    [InlineData(typeof(TwoContextsHandler))]
    [InlineData(typeof(HiddenContextHandler))]
    public async Task Line_08a_a_handler_with_two_contexts_is_refused_at_start(Type handler)
    {
        var problem = (
            await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(services => services.AddScoped<Ledger>(), handler))
        ).Message;

        problem.ShouldContain(handler.Name.Replace("Handler", ""));
        problem.ShouldContain(nameof(SuiteContext));
        problem.ShouldContain(nameof(OtherContext));
    }

    [Fact, Trait("bus", "8a")]
    public async Task Line_08a_a_context_that_is_reached_through_a_dependency_opens_the_transaction()
    {
        await using var node = await StartAsync(
            services => services.AddScoped<IBinding, Glue>().AddScoped<Book>(),
            typeof(ThroughBookHandler)
        );

        (await node.InvokeAsync<Result>(new ThroughBook(Key))).IsOk.ShouldBeTrue();

        (await Database.DeedsAsync("booked", Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_service_that_nobody_registered_is_found_when_code_is_generated() =>
        (await ProblemAsync(_ => { }, typeof(ThroughBookHandler))).ShouldContain(nameof(Book));

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_service_that_a_dependency_lacks_is_found_when_code_is_generated() =>
        (await ProblemAsync(services => services.AddScoped<Book>(), typeof(ThroughBookHandler))).ShouldContain(nameof(Book));

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_scoped_service_made_by_a_factory_is_refused_by_name() =>
        (
            await ProblemAsync(services => services.AddScoped<IBinding>(_ => new Glue()).AddScoped<Book>(), typeof(ThroughBookHandler))
        ).ShouldContain(nameof(IBinding));

    [Fact, Trait("bus", "23")]
    public async Task Line_23_a_handler_that_asks_for_the_container_is_refused() =>
        (await ProblemAsync(_ => { }, typeof(ContainerHandler))).ShouldContain(nameof(IServiceProvider));

    /// <summary>Generates the code that calls the handlers, as a Release build does for all handlers of the product.</summary>
    private async Task<string> ProblemAsync(Action<IServiceCollection> more, Type handler)
    {
        await using var node = await StartAsync(more, handler);
        var runtime = (WolverineRuntime)node.Services.GetRequiredService<IWolverineRuntime>();
        var message = handler.GetMethod("Handle")!.GetParameters()[0].ParameterType;
        return Should.Throw<Exception>(() => runtime.Handlers.HandlerFor(message)).ToString();
    }
}

public sealed record TwoContexts;

public sealed record HiddenContext;

public sealed record ThroughBook(string Key);

public sealed record AskContainer;

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

public static class ContainerHandler
{
    public static Result Handle(AskContainer message, IServiceProvider services) =>
        message is not null && services.GetService<TimeProvider>() is not null ? Result.Ok : new Error("suite.null", "無", "null");
}
