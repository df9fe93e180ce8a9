using CareNet.Messaging.Node.Suite;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Messaging.Tests.Failing;

public class OutageTests(SuiteDatabase database) : MessagingTests(database)
{
    [Fact, Trait("bus", "16")]
    public async Task Line_16_connections_that_break_again_and_again_make_no_dead_letter()
    {
        await using var node = await StartAsync(typeof(BreakOffHandler));

        await node.PublishAsync(new BreakOff(Key, Times: 6));

        await Database.UntilDone(nameof(BreakOff), Key);
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(BreakOff), Key)).ShouldBe(1);
        (await node.LettersAsync()).ShouldBeEmpty();
    }

    [Fact, Trait("bus", "14")]
    public async Task Line_14_a_handler_in_whose_middle_the_database_goes_away_is_done_when_it_is_back()
    {
        var outage = new Outage();
        await using var node = await TestNode.StartAsync(
            Settings(typeof(SurviveHandler), typeof(SurvivedHandler)) with
            {
                Waits = [TimeSpan.FromMilliseconds(20)],
            },
            services => services.AddSingleton(outage)
        );
        await node.PublishAsync(new Survive(Key));
        await outage.Entered.Task.WaitAsync(SuiteDatabase.LongEnough);

        await Database.RefuseAsync();
        outage.Begun.SetResult();
        await Task.Delay(TimeSpan.FromSeconds(8));
        await Database.AdmitAsync();
        await Patience.Until(IsBackAsync, "the database");

        await Database.UntilDone(nameof(Survived), Key);
        await Database.UntilQuiet();
        (await Database.DeedsAsync(nameof(Survive), Key)).ShouldBe(1);
        (await Database.DeedsAsync(nameof(Survived), Key)).ShouldBe(1);
        (await node.LettersAsync()).ShouldBeEmpty();
    }

    /// <summary>The test's own connections broke too.</summary>
    private async Task<bool> IsBackAsync()
    {
        try
        {
            return await Database.AskAsync<int>("SELECT 1") == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}

public sealed record BreakOff(string Key, int Times);

public sealed record Survive(string Key);

public sealed record Survived(string Key);

public sealed class Outage
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public static class BreakOffHandler
{
    public static async Task Handle(BreakOff message, SuiteContext context, Witness witness)
    {
        context.Did(nameof(BreakOff), message.Key);
        await context.SaveChangesAsync();
        if (await witness.SawAsync(nameof(BreakOff), message.Key) <= message.Times)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pg_backend_pid())");
        }
    }
}

public static class SurviveHandler
{
    public static async Task<Survived> Handle(Survive message, SuiteContext context, Outage outage)
    {
        context.Did(nameof(Survive), message.Key);
        await context.SaveChangesAsync();
        outage.Entered.TrySetResult();
        await outage.Begun.Task;
        return new(message.Key);
    }
}

public static class SurvivedHandler
{
    public static void Handle(Survived message, SuiteContext context) => context.Did(nameof(Survived), message.Key);
}
