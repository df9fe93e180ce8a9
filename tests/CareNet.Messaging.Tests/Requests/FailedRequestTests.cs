using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Messaging.Tests.Requests;

public class FailedRequestTests(SuiteDatabase database) : MessagingTests(database)
{
    private static readonly Type[] Handlers =
    [
        typeof(BreakHandler),
        typeof(StumbleHandler),
        typeof(OvertakenHandler),
        typeof(WaitForeverHandler),
        typeof(WhoAmIHandler),
        typeof(BrokenHandler),
    ];

    [Fact, Trait("bus", "4")]
    public async Task Line_04_an_exception_undoes_the_handler_and_reaches_the_caller()
    {
        await using var node = await StartAsync(Handlers);

        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => node.InvokeAsync(new Break(Key)));

        thrown.Message.ShouldBe("broken on purpose");
        await Database.UntilQuiet();
        (await Database.AttemptsAsync(nameof(Break), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(Break), Key)).ShouldBe(0);
        (await Database.DeedsAsync(nameof(Broken), Key)).ShouldBe(0);
        (await node.LettersAsync()).ShouldBeEmpty();
    }

    [Theory, Trait("bus", "4"), InlineData("40001"), InlineData("40P01"), InlineData("23505")]
    public async Task Line_04_a_transient_error_of_the_database_is_tried_again_as_a_whole(string state)
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<Result>(new Stumble(Key, Times: 2, state))).IsOk.ShouldBeTrue();

        (await Database.AttemptsAsync(nameof(Stumble), Key)).ShouldBe(3);
        (await Database.DeedsAsync(nameof(Stumble), Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "4")]
    public async Task Line_04_who_was_overtaken_between_reading_and_writing_reads_again()
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<Result>(new Overtaken(Key))).IsOk.ShouldBeTrue();

        (await Database.AttemptsAsync(nameof(Overtaken), Key)).ShouldBe(2);
        (await Database.DeedsAsync(nameof(Overtaken), Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "4")]
    public async Task Line_04_an_error_that_stays_reaches_the_caller_and_no_dead_letter()
    {
        await using var node = await StartAsync(Handlers);

        await Should.ThrowAsync<PostgresException>(() => node.InvokeAsync<Result>(new Stumble(Key, Times: 1000)));

        (await Database.AttemptsAsync(nameof(Stumble), Key)).ShouldBeInRange(2, 10);
        (await Database.DeedsAsync(nameof(Stumble), Key)).ShouldBe(0);
        (await node.LettersAsync()).ShouldBeEmpty();
    }

    [Fact, Trait("bus", "5")]
    public async Task Line_05_the_callers_token_reaches_the_handler()
    {
        await using var node = await StartAsync(Handlers);
        using var caller = new CancellationTokenSource();

        var call = node.InvokeAsync(new WaitForever(Key), caller.Token);
        await Database.UntilTried(nameof(WaitForever), Key);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        (await Database.DeedsAsync(nameof(WaitForever), Key)).ShouldBe(0);
    }

    [Fact, Trait("bus", "5")]
    public async Task Line_05_every_call_has_services_of_its_own()
    {
        await using var node = await StartAsync(services => services.AddScoped<Identity>(), Handlers);
        await using var scope = node.Services.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<Identity>();
        var bus = scope.ServiceProvider.GetRequiredService<Wolverine.IMessageBus>();

        var first = await bus.InvokeAsync<Result<Guid>>(new WhoAmI());
        var second = await bus.InvokeAsync<Result<Guid>>(new WhoAmI());

        new[] { own.Id, first.Value, second.Value }.Distinct().Count().ShouldBe(3);
    }
}

public sealed record Break(string Key);

public sealed record Broken(string Key);

public sealed record Stumble(string Key, int Times, string State = "40001");

public sealed record Overtaken(string Key);

public sealed record WaitForever(string Key);

public sealed record WhoAmI;

public sealed class Identity
{
    public Guid Id { get; } = Guid.CreateVersion7();
}

public static class BreakHandler
{
    public static async Task<Broken> Handle(Break message, SuiteContext context, Witness witness, Wolverine.IMessageBus bus)
    {
        await witness.SawAsync(nameof(Break), message.Key);
        context.Did(nameof(Break), message.Key);
        await context.SaveChangesAsync();
        await bus.PublishAsync(new Broken(message.Key));
        throw new InvalidOperationException("broken on purpose");
    }
}

public static class BrokenHandler
{
    public static void Handle(Broken message, SuiteContext context) => context.Did(nameof(Broken), message.Key);
}

public static class StumbleHandler
{
    public static async Task<Result> Handle(Stumble message, SuiteContext context, Witness witness)
    {
        context.Did(nameof(Stumble), message.Key);
        await context.SaveChangesAsync();
        if (await witness.SawAsync(nameof(Stumble), message.Key) <= message.Times)
        {
            await context.Database.ExecuteSqlAsync($"SELECT set_config('suite.state', {message.State}, true)");
            await context.Database.ExecuteSqlAsync(
                $"DO $$ BEGIN RAISE EXCEPTION 'as if' USING ERRCODE = current_setting('suite.state'); END $$"
            );
        }

        return Result.Ok;
    }
}

public static class OvertakenHandler
{
    public static async Task<Result> Handle(Overtaken message, SuiteContext context, Witness witness)
    {
        context.Did(nameof(Overtaken), message.Key);
        if (await witness.SawAsync(nameof(Overtaken), message.Key) == 1)
        {
            // Nobody ever stored this one, as if somebody had taken it away meanwhile.
            context.Remove(
                new Deed
                {
                    Id = Guid.CreateVersion7(),
                    What = "gone",
                    Key = message.Key,
                }
            );
        }

        return Result.Ok;
    }
}

public static class WaitForeverHandler
{
    public static async Task Handle(WaitForever message, SuiteContext context, Witness witness, CancellationToken ct)
    {
        context.Did(nameof(WaitForever), message.Key);
        await witness.SawAsync(nameof(WaitForever), message.Key);
        await Task.Delay(Timeout.Infinite, ct);
    }
}

public static class WhoAmIHandler
{
    public static Result<Guid> Handle(WhoAmI message, Identity identity) => message is null ? Guid.Empty : identity.Id;
}
