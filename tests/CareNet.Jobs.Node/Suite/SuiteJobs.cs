using CareNet.Platform.Jobs;
using Npgsql;

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

/// <summary>Due every second, and not done before the test says so.</summary>
public sealed class DawdleEverySecond(Attempts attempts, NpgsqlDataSource database) : IJob
{
    public static JobSchedule Schedule { get; } = new("dawdle", "* * * * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        await attempts.NoteAsync(run);
        await using var told = database.CreateCommand("SELECT EXISTS (SELECT FROM suite.deeds WHERE what = 'enough ')");
        while (!(bool)(await told.ExecuteScalarAsync(ct))!)
        {
            await Task.Delay(50, ct);
        }
    }
}

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

/// <summary>Loses its connection the first time.</summary>
public sealed class LoseConnectionOnce(Attempts attempts, NpgsqlDataSource database) : IJob
{
    public static JobSchedule Schedule { get; } = new("lose", "0 4 1 1 *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        await attempts.NoteAsync(run);
        await using var end = database.CreateCommand(
            "SELECT pg_terminate_backend(pg_backend_pid()) WHERE (SELECT count(*) FROM suite.attempts WHERE job = 'lose') = 1"
        );
        await end.ExecuteNonQueryAsync(ct);
    }
}
