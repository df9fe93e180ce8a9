using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Messaging.Node.Suite;

public sealed record DieInside(string Key);

public sealed record DieAfterCommit(string Key);

public sealed record Aftermath(string Key);

public sealed record KillWhoeverRunsMe(string Key);

public sealed record Work(string Key, int Number, int Milliseconds);

public sealed record Worked(string Key, int Number);

public sealed record OutsideWork(string Key, int Number);

public static class CrashHandlers
{
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(DieInsideHandler),
        typeof(DieAfterCommitHandler),
        typeof(AftermathHandler),
        typeof(KillWhoeverRunsMeHandler),
        typeof(WorkHandler),
        typeof(WorkedHandler),
        typeof(OutsideWorkHandler),
    ];

    /// <summary>SIGKILL: no finally block, no flush, no goodbye to the database.</summary>
    public static void Die() => Process.GetCurrentProcess().Kill();
}

public static class DieInsideHandler
{
    public static async Task<Aftermath> Handle(DieInside message, SuiteContext context, Witness witness, CancellationToken ct)
    {
        context.Did(nameof(DieInside), message.Key);
        await context.SaveChangesAsync(ct);
        if (await witness.SawAsync(nameof(DieInside), message.Key) == 1)
        {
            CrashHandlers.Die();
        }

        return new(message.Key);
    }
}

public static class DieAfterCommitHandler
{
    public static async Task<Aftermath> Handle(DieAfterCommit message, SuiteContext context, Witness witness)
    {
        await witness.SawAsync(nameof(DieAfterCommit), message.Key);
        context.Did(nameof(DieAfterCommit), message.Key);
        context.AfterCommit = CrashHandlers.Die;
        return new(message.Key);
    }
}

public static class AftermathHandler
{
    public static void Handle(Aftermath message, SuiteContext context) => context.Did(nameof(Aftermath), message.Key);
}

public static class KillWhoeverRunsMeHandler
{
    public static async Task Handle(KillWhoeverRunsMe message, Witness witness)
    {
        await witness.SawAsync(nameof(KillWhoeverRunsMe), message.Key);
        CrashHandlers.Die();
    }
}

public static class WorkHandler
{
    public static async Task<Worked> Handle(Work message, SuiteContext context, Witness witness, CancellationToken ct)
    {
        await witness.SawAsync(nameof(Work), message.Key, message.Number);
        if (message.Milliseconds > 0)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_sleep({message.Milliseconds / 1000.0})", ct);
        }

        context.Did(nameof(Work), message.Key, message.Number);
        return new(message.Key, message.Number);
    }
}

public static class WorkedHandler
{
    public static void Handle(Worked message, SuiteContext context) => context.Did(nameof(Worked), message.Key, message.Number);
}

public static class OutsideWorkHandler
{
    public static Task Handle(OutsideWork message, Witness witness) => witness.SawAsync(nameof(OutsideWork), message.Key, message.Number);
}
