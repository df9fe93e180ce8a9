using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Messaging.Tests.Transactions;

public class EagerTransactionTests(SuiteDatabase database) : MessagingTests(database)
{
    [Fact, Trait("bus", "8")]
    public async Task Line_08_a_lock_taken_first_lasts_until_the_commit()
    {
        var gate = new Gate();
        await using var node = await StartAsync(services => services.AddSingleton(gate), typeof(HoldHandler), typeof(HeldHandler));

        var call = node.InvokeAsync<Result>(new Hold(Key));
        await gate.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10));
        (await IsFreeAsync()).ShouldBeFalse();
        gate.Leave.SetResult();
        (await call).IsOk.ShouldBeTrue();

        (await IsFreeAsync()).ShouldBeTrue();
    }

    [Fact, Trait("bus", "10")]
    public async Task Line_10_a_message_published_early_is_delivered_after_the_commit()
    {
        var gate = new Gate();
        await using var node = await StartAsync(services => services.AddSingleton(gate), typeof(HoldHandler), typeof(HeldHandler));

        var call = node.InvokeAsync<Result>(new Hold(Key));
        await gate.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10));
        // Another message makes the whole way meanwhile; this one must not.
        await node.PublishAsync(new Held(Key + "-other"));
        await Database.UntilDone(nameof(Held), Key + "-other");
        (await Database.DeedsAsync(nameof(Held), Key)).ShouldBe(0);
        gate.Leave.SetResult();
        await call;

        await Database.UntilDone(nameof(Held), Key);
    }

    private async Task<bool> IsFreeAsync() => await Database.AskAsync<bool>("SELECT pg_try_advisory_xact_lock(815)");
}

public sealed class Gate
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Leave { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public sealed record Hold(string Key);

public sealed record Held(string Key);

public static class HoldHandler
{
    public static async Task<Result> Handle(Hold message, SuiteContext context, Gate gate, IMessageBus bus, CancellationToken ct)
    {
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(815)", ct);
        await bus.PublishAsync(new Held(message.Key));
        gate.Entered.SetResult();
        await gate.Leave.Task.WaitAsync(ct);
        return Result.Ok;
    }
}

public static class HeldHandler
{
    public static void Handle(Held message, SuiteContext context) => context.Did(nameof(Held), message.Key);
}
