using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class GetMeasuresHandler
{
    private const int Most = 500;

    [Rule("osaki/7-2-3", How = "show"), Rule("osaki/11b", How = "record"), Rule("osaki/11b-2", How = "record")]
    public static async Task<Result<MeasureList>> Handle(
        GetMeasures message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            message.Year is < 2000 or > 2200
            || message.Month is < 1 or > 12
            || !await access.ServesRegion(message.Actor, message.Region, ct)
        )
        {
            return MeasureErrors.NotFound;
        }

        var (days, first) = (RegionDay.At(clock), new DateOnly(message.Year, message.Month, 1));
        var (from, to) = (days.StartOf(first), days.StartOf(first.AddMonths(1)));
        var measures = await context
            .Set<Measure>()
            .AsNoTracking()
            .Where(m => m.Region == message.Region && m.DecidedAt >= from && m.DecidedAt < to)
            .OrderBy(m => m.DecidedAt)
            .ThenBy(m => m.Id)
            .Take(Most)
            .ToListAsync(ct);
        return new MeasureList(message.Region, await MeasureEntries.Of(context, measures, ct));
    }
}
