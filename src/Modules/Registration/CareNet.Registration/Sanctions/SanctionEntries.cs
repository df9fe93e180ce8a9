using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

internal static class SanctionEntries
{
    public static async Task<IReadOnlyList<SanctionRow>> Of(
        RegistrationContext context,
        IReadOnlyList<Sanction> sanctions,
        CancellationToken ct
    )
    {
        var ids = sanctions.SelectMany(m => new[] { m.Person, m.DecidedBy }).Distinct().ToList();
        var names = await context.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return
        [
            .. sanctions.Select(m => new SanctionRow(
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
