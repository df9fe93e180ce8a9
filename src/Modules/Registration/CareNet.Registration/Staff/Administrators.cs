using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

/// <summary>
/// The administrators of a facility, under a lock: two who leave at the same moment must not both think that the other stays.
/// </summary>
public sealed class Administrators(RegistrationContext context, TimeProvider clock)
{
    /// <summary>True if somebody else is administrator and has no departure planned.</summary>
    public async Task<bool> AnyBeside(PersonId person, FacilityId facility, CancellationToken ct)
    {
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM registration.facilities WHERE id = {facility.Value} FOR UPDATE", ct);
        var now = clock.GetUtcNow();
        return await context.Memberships.AnyAsync(
            m =>
                m.Facility == facility
                && m.Person != person
                && m.Role == FacilityRole.Administrator
                && (m.Until == null || m.Until > now)
                && !context
                    .Set<Departures.Departure>()
                    .Any(d => d.Person == m.Person && d.Facility == facility && d.State == DepartureState.Planned),
            ct
        );
    }
}
