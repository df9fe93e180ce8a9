using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class GetMyMeasuresHandler
{
    private const int Most = 100;

    public static async Task<MeasureList> Handle(GetMyMeasures message, RegistrationContext context, CancellationToken ct) =>
        new(
            null,
            await MeasureEntries.Of(
                context,
                await context
                    .Set<Measure>()
                    .AsNoTracking()
                    .Where(m => m.Person == message.Actor)
                    .OrderByDescending(m => m.DecidedAt)
                    .Take(Most)
                    .ToListAsync(ct),
                ct
            )
        );
}
