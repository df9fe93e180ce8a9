using CareNet.Messaging.Node.Suite;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Messaging.Tests.Processes;

public class DrainTests(SuiteDatabase database) : MessagingTests(database)
{
    [Fact, Trait("bus", "21")]
    public async Task Line_21_what_is_not_ready_when_the_drain_time_is_over_is_undone_and_runs_again_elsewhere()
    {
        var patience = new Endurance { Endless = true };
        var settings = Settings(typeof(EndureHandler)) with { DrainTime = TimeSpan.FromMilliseconds(300) };
        await using (var leaving = await TestNode.StartAsync(settings, services => services.AddSingleton(patience)))
        {
            await leaving.PublishAsync(new Endure(Key));
            await Database.UntilTried(nameof(Endure), Key);
            await leaving.StopAsync();
        }

        (await Database.DeedsAsync(nameof(Endure), Key)).ShouldBe(0);
        patience.Endless = false;
        await using var other = await TestNode.StartAsync(settings, services => services.AddSingleton(patience));

        await Database.UntilDone(nameof(Endure), Key);
        (await Database.AttemptsAsync(nameof(Endure), Key)).ShouldBe(2);
        (await other.LettersAsync()).ShouldBeEmpty();
    }
}

public sealed record Endure(string Key);

public sealed class Endurance
{
    public bool Endless { get; set; }
}

public static class EndureHandler
{
    public static async Task Handle(Endure message, SuiteContext context, Witness witness, Endurance endurance, CancellationToken ct)
    {
        context.Did(nameof(Endure), message.Key);
        await witness.SawAsync(nameof(Endure), message.Key);
        if (endurance.Endless)
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
    }
}
