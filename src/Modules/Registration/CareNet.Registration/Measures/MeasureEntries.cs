using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

internal static class MeasureEntries
{
    public static async Task<IReadOnlyList<MeasureEntry>> Of(
        RegistrationContext context,
        IReadOnlyList<Measure> measures,
        CancellationToken ct
    )
    {
        var ids = measures.SelectMany(m => new[] { m.Person, m.DecidedBy }).Distinct().ToList();
        var names = await context.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return
        [
            .. measures.Select(m => new MeasureEntry(
                m.Id,
                m.Person,
                names[m.Person],
                m.Kind,
                m.Ground,
                m.Facts,
                m.DecidedAt,
                names[m.DecidedBy],
                m.Until,
                m.CarriedOutAt,
                m.ConfirmedAt,
                m.Reply,
                m.LiftedAt
            )),
        ];
    }
}
