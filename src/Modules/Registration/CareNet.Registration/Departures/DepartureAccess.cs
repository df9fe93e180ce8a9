using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

internal static class DepartureAccess
{
    /// <summary>For the facility's administrator and the region's secretariat.</summary>
    public static async Task<Departure?> ToManage(
        RegistrationContext context,
        RegistrationAccess access,
        PersonId actor,
        DepartureId id,
        CancellationToken ct
    ) =>
        await context.Set<Departure>().SingleOrDefaultAsync(d => d.Id == id, ct) is { } departure
        && (await access.Administers(actor, departure.Facility, ct) || await access.IsSecretariat(actor, departure.Region, ct))
            ? departure
            : null;
}
