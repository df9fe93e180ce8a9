using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Exports;

public static class ListExportsHandler
{
    private const int Shown = 50;

    public static async Task<IReadOnlyList<ExportRow>> Handle(
        ListExports message,
        SecurityContext context,
        StandingDirectory duties,
        CancellationToken ct
    )
    {
        var rights = await duties.RightsOf(message.Actor, ct);
        var records = context.Set<ExportRecord>().AsNoTracking();
        var mine = message switch
        {
            { Facility: { } facility } when await duties.Administers(message.Actor, facility, ct) => records.Where(record =>
                record.Facility == facility
            ),
            { Facility: null, Region: { } region } when rights.IsSecretariatOf(region) || rights.IsCommitteeOf(region) => records.Where(
                record => record.Region == region
            ),
            _ => null,
        };
        return mine is null
            ? []
            :
            [
                .. (await mine.OrderByDescending(record => record.Id).Take(Shown).ToListAsync(ct)).Select(record => new ExportRow(
                    record.At,
                    record.By,
                    record.What,
                    record.Reason
                )),
            ];
    }
}
