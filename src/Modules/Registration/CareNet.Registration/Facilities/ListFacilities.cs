using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Facilities;

public static class ListFacilitiesHandler
{
    public static async Task<FacilityList> Handle(
        Contracts.ListFacilities message,
        RegistrationContext context,
        RegistrationAccess access,
        ApplicationRules book,
        CancellationToken ct
    )
    {
        if (!await access.ServesRegion(message.Actor, message.Region, ct))
        {
            return new([], 1, 0, []);
        }

        var wanted = context.Facilities.AsNoTracking().Where(facility => facility.Region == message.Region);
        if (message.Search?.Trim() is { Length: > 0 and <= Facility.MaxNameLength } words)
        {
            wanted = wanted.Where(facility => facility.Name.Contains(words));
        }

        var total = await wanted.CountAsync(ct);
        var page = Math.Clamp(message.Page, 1, Math.Max(1, (total + FacilityList.Size - 1) / FacilityList.Size));
        var rows = await wanted
            .OrderBy(facility => facility.Name)
            .ThenBy(facility => facility.Id)
            .Skip((page - 1) * FacilityList.Size)
            .Take(FacilityList.Size)
            .ToListAsync(ct);
        var ids = rows.Select(row => row.Id).ToList();
        var people = (
            await (
                from place in context.Memberships
                join person in context.People on place.Person equals person.Id
                where ids.Contains(place.Facility) && place.Until == null
                select new
                {
                    place.Facility,
                    place.Role,
                    person.Name,
                }
            )
                .AsNoTracking()
                .ToListAsync(ct)
        ).ToLookup(place => place.Facility);
        return new(
            [
                .. rows.Select(row => new FacilityRow(
                    row.Id,
                    row.Name,
                    row.Kind,
                    row.State,
                    people[row.Id].Count(),
                    string.Join("、", people[row.Id].Where(place => place.Role == FacilityRole.Administrator).Select(place => place.Name))
                )),
            ],
            page,
            total,
            (await book.Of(message.Region, ct))?.Guidelines ?? []
        );
    }
}
