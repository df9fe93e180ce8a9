using CareNet.Platform.Jobs;
using CareNet.Security.Data;
using CareNet.Security.Incidents;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.EmergencyCards;

/// <summary>Seals the codes of cards that were set before codes were sealed, or by a node that is not upgraded yet.</summary>
public sealed class SealCodes(SecurityContext context, EmergencyCodes codes) : IJob
{
    private const int AtOnce = 200;

    public static JobSchedule Schedule { get; } = new("seal-emergency-codes", "40 3 * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        while (true)
        {
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            var cards = await context
                .Set<EmergencyCard>()
                .FromSql($"SELECT * FROM security.emergency_cards WHERE code_hash IS NULL ORDER BY facility LIMIT {AtOnce} FOR UPDATE")
                .ToListAsync(ct);
            cards.ForEach(card => card.Carry(card.Code, codes));
            await context.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            context.ChangeTracker.Clear();
            run.Count("sealed", cards.Count);
            if (cards.Count < AtOnce)
            {
                return;
            }
        }
    }
}
