using CareNet.Platform.Jobs;

namespace CareNet.Platform.Audit;

/// <summary>Every minute: what came into the trail since is sealed, and is then out of a forger's reach.</summary>
public sealed class SealAudit(AuditSealing sealing) : IJob
{
    public static JobSchedule Schedule { get; } = new("seal-audit", "* * * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct) => run.Count("sealed", await sealing.SealAsync(ct));
}
