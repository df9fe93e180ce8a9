using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class ListSanctionsHandler
{
    private const int Most = 500;

    [Rule("osaki/7-2-3", How = "show"), Rule("osaki/11b", How = "record"), Rule("osaki/11b-2", How = "record")]
    public static async Task<Result<SanctionList>> Handle(
        ListSanctions message,
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
            return SanctionErrors.NotFound;
        }

        var (days, first) = (RegionDay.At(clock), new DateOnly(message.Year, message.Month, 1));
        var (from, to) = (days.StartOf(first), days.StartOf(first.AddMonths(1)));
        var sanctions = await context
            .Set<Sanction>()
            .AsNoTracking()
            .Where(m => m.Region == message.Region && m.DecidedAt >= from && m.DecidedAt < to)
            .OrderBy(m => m.DecidedAt)
            .ThenBy(m => m.Id)
            .Take(Most)
            .ToListAsync(ct);
        return new SanctionList(message.Region, await SanctionEntries.Of(context, sanctions, ct));
    }
}
