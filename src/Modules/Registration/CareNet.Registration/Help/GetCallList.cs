using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Help;

/// <summary>For people of the region only: names are told to nobody else.</summary>
public static class GetCallListHandler
{
    private const int Most = 20;

    public static async Task<Result<CallList>> Handle(
        Contracts.GetCallList message,
        RegistrationContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var own = await (
            from place in context.Memberships
            join facility in context.Facilities on place.Facility equals facility.Id
            where place.Person == message.Actor && place.Region == message.Region && (place.Until == null || place.Until > now)
            orderby place.Since
            select facility
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(ct);
        var offices = await (
            from office in context.OfficeHolders
            join person in context.People on office.Person equals person.Id
            where office.Region == message.Region && (office.Until == null || office.Until > now)
            orderby office.Since
            select new
            {
                office.Role,
                office.Person,
                person.Name,
            }
        )
            .AsNoTracking()
            .Take(Most * 2)
            .ToListAsync(ct);
        if (own.Count == 0 && offices.All(office => office.Person != message.Actor))
        {
            return FacilityErrors.NotFound;
        }

        var ids = own.Select(facility => facility.Id).ToList();
        var administrators = (
            await (
                from place in context.Memberships
                join person in context.People on place.Person equals person.Id
                where ids.Contains(place.Facility) && place.Role == FacilityRole.Administrator && (place.Until == null || place.Until > now)
                select new { place.Facility, person.Name }
            )
                .AsNoTracking()
                .ToListAsync(ct)
        ).ToLookup(place => place.Facility, place => place.Name);
        return new CallList(
            message.Region,
            [
                .. own.Select(facility => new FacilityToCall(
                    facility.Id,
                    facility.Name,
                    facility.Phone,
                    facility.HeadName,
                    [.. administrators[facility.Id]]
                )),
            ],
            [.. offices.Where(office => office.Role == RegionRole.Secretariat).Select(office => office.Name).Distinct()],
            [.. offices.Where(office => office.Role == RegionRole.Committee).Select(office => office.Name).Distinct()]
        );
    }
}
