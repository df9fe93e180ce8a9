using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using Wolverine;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Messaging.Tests.Setup;

public class StepTests(SuiteDatabase database) : BusTests(database)
{
    private Task<TestNode> StartAuditedAsync() =>
        StartAsync(services => services.AddScoped<IHandlerStep, Authorisation>().AddScoped<IHandlerStep, Audit>(), typeof(ActHandler), typeof(CountedHandler), typeof(ActedHandler));

    [Fact, Trait("bus", "24")]
    public async Task Line_24_an_audit_record_commits_with_the_act()
    {
        await using var node = await StartAuditedAsync();

        (await node.InvokeAsync<Result>(new Act(Key, ""))).IsOk.ShouldBeTrue();

        await Database.UntilDone(nameof(Act), Key);
        (await Database.DeedsAsync("audited", Key)).ShouldBe(1);
        (await Database.AttemptsAsync("refused", Key)).ShouldBe(0);
    }

    [Theory, Trait("bus", "24")]
    [InlineData("in front", 0)]
    [InlineData("by the handler", 1)]
    public async Task Line_24_a_refusal_leaves_nothing_but_its_own_record(string refusal, int ran)
    {
        await using var node = await StartAuditedAsync();

        (await node.InvokeAsync<Result>(new Act(Key, refusal))).Error!.Code.ShouldBe("suite." + refusal);

        (await Database.DeedsAsync("audited", Key)).ShouldBe(0);
        (await Database.DeedsAsync(nameof(Act), Key)).ShouldBe(0);
        (await Database.AttemptsAsync(nameof(Act), Key)).ShouldBe(ran);
        (await Database.AttemptsAsync("refused", Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "24")]
    public async Task Line_24_a_failure_leaves_nothing_but_its_own_record()
    {
        await using var node = await StartAuditedAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => node.InvokeAsync<Result>(new Act(Key, "throw")));

        (await Database.DeedsAsync("audited", Key)).ShouldBe(0);
        (await Database.AttemptsAsync("failed", Key)).ShouldBe(1);
    }

    [Fact, Trait("bus", "24")]
    public async Task Line_24_a_refusal_in_front_has_the_answers_own_type()
    {
        await using var node = await StartAuditedAsync();

        (await node.InvokeAsync<Result<int>>(new Counted(Key))).Error!.Code.ShouldBe("suite.in front");
    }

    [Fact, Trait("bus", "24")]
    public async Task Line_24_steps_are_around_queued_handlers_too()
    {
        await using var node = await StartAuditedAsync();

        await node.PublishAsync(new Acted(Key, ""), new Acted(Key + "-refused", "in front"));

        await Database.UntilDone("audited", Key);
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Acted), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(Acted), Key + "-refused")).ShouldBe(0);
        (await Database.AttemptsAsync("refused", Key + "-refused")).ShouldBe(1);
        (await node.DeadLetters.ListAsync()).ShouldBeEmpty();
    }
}

public interface IAct
{
    string Key { get; }

    string Refusal { get; }
}

public sealed record Act(string Key, string Refusal) : IAct;

public sealed record Acted(string Key, string Refusal) : IAct;

public sealed record Counted(string Key) : IAct
{
    public string Refusal => "in front";
}

public sealed class Authorisation : IHandlerStep
{
    public ValueTask<Error?> BeforeAsync(HandlerCall call, CancellationToken ct) =>
        ValueTask.FromResult(((IAct)call.Message).Refusal == "in front" ? new Error("suite.in front", "できません。", "Not possible.") : null);
}

/// <summary>The record of an act goes through the handler's own connection, that of a refusal or failure another way.</summary>
public sealed class Audit(Witness witness) : IHandlerStep
{
    public async ValueTask InsideAsync(HandlerCall call, CancellationToken ct)
    {
        if (call.Context is { } context)
        {
            var id = Guid.CreateVersion7();
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO suite.deeds (id, what, key, number, process) VALUES ({id}, 'audited', {((IAct)call.Message).Key}, 0, 0)", ct);
        }
    }

    public async ValueTask RefusedAsync(HandlerCall call, Error error, CancellationToken ct) =>
        await witness.SawAsync("refused", ((IAct)call.Message).Key);

    public async ValueTask FailedAsync(HandlerCall call, Exception exception, CancellationToken ct) =>
        await witness.SawAsync("failed", ((IAct)call.Message).Key);
}

public static class ActHandler
{
    public static async Task<Result> Handle(Act message, SuiteContext context, Witness witness)
    {
        await witness.SawAsync(nameof(Act), message.Key);
        context.Did(nameof(Act), message.Key);
        return message.Refusal switch
        {
            "" => Result.Ok,
            "throw" => throw new InvalidOperationException("on purpose"),
            var refusal => new Error("suite." + refusal, "できません。", "Not possible."),
        };
    }
}

public static class ActedHandler
{
    public static void Handle(Acted message, SuiteContext context) => context.Did(nameof(Acted), message.Key);
}

public static class CountedHandler
{
    public static Result<int> Handle(Counted message) => message.Key.Length;
}
