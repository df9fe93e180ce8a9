using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

/// <summary>The people of a region's secretariat, to be told that something waits for them.</summary>
internal static class SecretariatNotices
{
    private const int Most = 50;

    public static async Task<IEnumerable<object>> RequestWaits(
        RegistrationContext context,
        RegionCode region,
        Guid subject,
        DateTimeOffset now,
        CancellationToken ct
    ) => (await People(context, region, now, ct)).Select(person => new NoticeDue(person, PeopleNotices.RequestWaits.Kind, subject, now));

    public static Task<List<PersonId>> People(RegistrationContext context, RegionCode region, DateTimeOffset now, CancellationToken ct) =>
        context
            .OfficeHolders.Where(office =>
                office.Region == region && office.Role == RegionRole.Secretariat && (office.Until == null || office.Until > now)
            )
            .Select(office => office.Person)
            .Take(Most)
            .ToListAsync(ct);
}
