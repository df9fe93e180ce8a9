using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Facilities;

public static class GetFacilityNamesHandler
{
    public static async Task<FacilityNames> Handle(GetFacilityNames message, RegistrationContext context, CancellationToken ct)
    {
        var ids = message.Facilities.Distinct().Take(GetFacilityNames.Most).ToList();
        return new(
            await context
                .Facilities.AsNoTracking()
                .Where(facility => ids.Contains(facility.Id))
                .Select(facility => new FacilityName(facility.Id, facility.Name, facility.Region))
                .ToListAsync(ct)
        );
    }
}
