using CareNet.Platform.Jobs;

namespace CareNet.Jobs.Node.Suite;

/// <summary>A job for each name it is given, all of them every second.</summary>
public sealed class TickEverySecond<TName>(Attempts attempts) : IJob
{
    public static JobSchedule Schedule { get; } = new("tick-" + typeof(TName).Name.ToLowerInvariant(), "* * * * * *");

    public Task RunAsync(JobRun run, CancellationToken ct) => attempts.NoteAsync(run);
}

public sealed class One;

public sealed class Two;

public sealed class Three;

public sealed class TickEveryTenSeconds(Attempts attempts) : IJob
{
    public static JobSchedule Schedule { get; } = new("tens", "*/10 * * * * *");

    public Task RunAsync(JobRun run, CancellationToken ct) => attempts.NoteAsync(run);
}

public sealed class FailEverySecond(Attempts attempts) : IJob
{
    public static JobSchedule Schedule { get; } = new("fail", "* * * * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        await attempts.NoteAsync(run);
        throw new InvalidTimeZoneException("岡山太郎 090-1234-5678");
    }
}

public sealed class WorkEveryMorning(Attempts attempts) : IJob
{
    public static JobSchedule Schedule { get; } = new("work", "30 9 * * 1-5");

    public Task RunAsync(JobRun run, CancellationToken ct) => attempts.NoteAsync(run);
}

/// <summary>The same job in a later version of the program.</summary>
public sealed class WorkEveryEvening(Attempts attempts) : IJob
{
    public static JobSchedule Schedule { get; } = new("work", "15 18 * * 0,6", "Europe/Berlin");

    public Task RunAsync(JobRun run, CancellationToken ct) => attempts.NoteAsync(run);
}
