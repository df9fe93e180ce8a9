using CareNet.Platform.Jobs;

namespace CareNet.Jobs.Node.Suite;

/// <summary>Long enough to be killed in the middle; each step stores a deed and tells others of it.</summary>
public sealed class TakeSteps(Attempts attempts) : IJob
{
    public const int Steps = 25;

    public static JobSchedule Schedule { get; } = new("steps", "0 4 1 1 *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        await attempts.NoteAsync(run);
        for (var number = 0; number < Steps; number++)
        {
            await run.ReportAsync(number, Steps, ct);
            var done = await run.OnceAsync<SuiteContext>(
                $"step/{number}",
                async outbox =>
                {
                    outbox.DbContext.Did($"step {number}");
                    await outbox.PublishAsync(new StepTaken(number));
                    await Task.Delay(40, ct);
                },
                ct
            );
            run.Count(done ? "taken" : "found", 1);
            await Task.Delay(40, ct);
        }

        await run.ReportAsync(Steps, Steps, ct);
    }
}

public sealed record StepTaken(int Number);

public static class StepTakenHandler
{
    public static void Handle(StepTaken message, SuiteContext context) => context.Did($"told {message.Number}");
}
