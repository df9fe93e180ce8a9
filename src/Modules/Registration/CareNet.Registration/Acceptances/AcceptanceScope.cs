using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Acceptances;

/// <summary>The place in which a person is shown a text: a facility, or an office of the region.</summary>
internal sealed record AcceptanceScope(RegionCode Region, FacilityId? Facility, FacilityRole? Role)
{
    public bool SpeaksForFacility => Role is FacilityRole.Head or FacilityRole.Administrator;

    public static async Task<AcceptanceScope?> Of(
        RegistrationContext context,
        PersonId person,
        FacilityId? facility,
        RegionCode? region,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (facility is { } named)
        {
            var place = await context
                .Memberships.AsNoTracking()
                .SingleOrDefaultAsync(m => m.Person == person && m.Facility == named && (m.Until == null || m.Until > now), ct);
            return place is null ? null : new(place.Region, place.Facility, place.Role);
        }

        return
            region is { } office
            && await context.OfficeHolders.AnyAsync(o => o.Person == person && o.Region == office && (o.Until == null || o.Until > now), ct)
            ? new(office, null, null)
            : null;
    }
}
