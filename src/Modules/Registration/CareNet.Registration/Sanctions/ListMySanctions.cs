using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class ListMySanctionsHandler
{
    private const int Most = 100;

    public static async Task<SanctionList> Handle(ListMySanctions message, RegistrationContext context, CancellationToken ct) =>
        new(
            null,
            await SanctionEntries.Of(
                context,
                await context
                    .Set<Sanction>()
                    .AsNoTracking()
                    .Where(m => m.Person == message.Actor)
                    .OrderByDescending(m => m.DecidedAt)
                    .Take(Most)
                    .ToListAsync(ct),
                ct
            )
        );
}
