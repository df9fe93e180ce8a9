using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wolverine;

namespace CareNet.Messaging.Tests.Transactions;

public class TransactionTests(SuiteDatabase database) : MessagingTests(database)
{
    private static readonly Type[] Handlers =
    [
        typeof(StoreHandler),
        typeof(StoredHandler),
        typeof(OuterHandler),
        typeof(InnerHandler),
        typeof(SwallowHandler),
    ];

    [Fact, Trait("bus", "6")]
    public async Task Line_06_changes_and_all_messages_of_a_handler_commit_together()
    {
        await using var node = await StartAsync(Handlers);

        (await node.InvokeAsync<Result>(new Store(Key, Ending.Well))).IsOk.ShouldBeTrue();

        await Database.UntilDone(nameof(Stored), Key, 3);
        (await Database.NumbersAsync(nameof(Stored), Key)).Order().ShouldBe([1, 2, 3]);
        (await Database.DeedsAsync(nameof(Store), Key)).ShouldBe(2);
    }

    [Fact, Trait("bus", "6")]
    public async Task Line_06_a_commit_that_fails_stores_and_sends_nothing()
    {
        await using var node = await StartAsync(Handlers);
        await Database.RunAsync($"INSERT INTO suite.once VALUES ('{Key}')");

        await Should.ThrowAsync<PostgresException>(() => node.InvokeAsync<Result>(new Store(Key, Ending.FailsAtCommit)));

        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Store), Key)).ShouldBe(0);
        (await Database.DeedsAsync(nameof(Stored), Key)).ShouldBe(0);
    }

    [Fact, Trait("bus", "6")]
    public async Task Line_06_a_queued_handler_whose_commit_fails_leaves_no_mark_and_runs_again()
    {
        await using var node = await StartAsync(Handlers);
        await Database.RunAsync($"INSERT INTO suite.once VALUES ('{Key}')");

        await node.PublishAsync(new Store(Key, Ending.FailsAtCommit));
        var letter = await node.LetterAsync(typeof(Store));
        (await Database.DeedsAsync(nameof(Store), Key)).ShouldBe(0);
        await Database.RunAsync($"DELETE FROM suite.once WHERE name = '{Key}'");
        await node.ReplayAsync(letter.Id);

        await Database.UntilDone(nameof(Stored), Key, 3);
        (await Database.DeedsAsync(nameof(Store), Key)).ShouldBe(2);
    }

    [Fact, Trait("bus", "6")]
    public async Task Line_06_a_handler_that_swallows_a_database_error_is_not_answered_as_stored()
    {
        await using var node = await StartAsync(Handlers);

        await Should.ThrowAsync<PostgresException>(() => node.InvokeAsync<Result>(new Swallow(Key)));

        (await Database.DeedsAsync(nameof(Swallow), Key)).ShouldBe(0);
    }

    [Theory, Trait("bus", "7")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Line_07_a_failed_result_commits_nothing(bool queued)
    {
        await using var node = await StartAsync(Handlers);

        if (queued)
        {
            await node.PublishAsync(new Store(Key, Ending.Refused));
        }
        else
        {
            (await node.InvokeAsync<Result>(new Store(Key, Ending.Refused))).Error!.Code.ShouldBe("suite.refused");
        }

        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Store), Key)).ShouldBe(0);
        (await Database.DeedsAsync(nameof(Stored), Key)).ShouldBe(0);
        (await node.LettersAsync(typeof(Store))).ShouldBeEmpty();
    }

    [Fact, Trait("bus", "9")]
    public async Task Line_09_a_nested_request_commits_before_the_outer_one_and_on_its_own()
    {
        await using var node = await StartAsync(Handlers);

        await Should.ThrowAsync<InvalidOperationException>(() => node.InvokeAsync(new Outer(Key)));

        (await Database.DeedsAsync(nameof(Inner), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(Outer), Key)).ShouldBe(0);
    }
}

public enum Ending
{
    Well,
    Refused,
    FailsAtCommit,
}

public sealed record Store(string Key, Ending Ending);

public sealed record Stored(string Key, int Number);

public sealed record Swallow(string Key);

public sealed record Outer(string Key);

public sealed record Inner(string Key);

public static class StoreHandler
{
    public static async Task<(Result, Stored)> Handle(Store message, SuiteContext context, IMessageBus bus)
    {
        context.Did(nameof(Store), message.Key);
        await context.SaveChangesAsync();
        context.Did(nameof(Store), message.Key);
        await bus.PublishAsync(new Stored(message.Key, 2));
        await bus.ScheduleAsync(new Stored(message.Key, 3), TimeSpan.FromMilliseconds(50));
        if (message.Ending == Ending.FailsAtCommit)
        {
            await context.Database.ExecuteSqlAsync($"INSERT INTO suite.once VALUES ({message.Key})");
        }

        return message.Ending == Ending.Refused
            ? (new Error("suite.refused", "できません。", "Not possible."), new(message.Key, 1))
            : (Result.Ok, new(message.Key, 1));
    }
}

public static class StoredHandler
{
    public static void Handle(Stored message, SuiteContext context) => context.Did(nameof(Stored), message.Key, message.Number);
}

public static class SwallowHandler
{
    public static async Task<Result> Handle(Swallow message, SuiteContext context)
    {
        context.Did(nameof(Swallow), message.Key);
        await context.SaveChangesAsync();
        try
        {
            await context.Database.ExecuteSqlAsync($"SELECT 1 / 0");
        }
        catch (PostgresException)
        {
            // As careless code might.
        }

        return Result.Ok;
    }
}

public static class OuterHandler
{
    public static async Task Handle(Outer message, SuiteContext context, IMessageBus bus, NpgsqlDataSource outside)
    {
        context.Did(nameof(Outer), message.Key);
        await context.SaveChangesAsync();
        await bus.InvokeAsync(new Inner(message.Key));
        await using var seen = outside.CreateCommand("SELECT count(*) FROM suite.deeds WHERE key = $1");
        seen.Parameters.Add(new() { Value = message.Key });
        (await seen.ExecuteScalarAsync()).ShouldBe(1L);
        throw new InvalidOperationException("after the nested request");
    }
}

public static class InnerHandler
{
    public static void Handle(Inner message, SuiteContext context) => context.Did(nameof(Inner), message.Key);
}
