using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Invitations;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

internal static class IdRequests
{
    private const int Most = 100;

    /// <summary>The oldest first, at most a hundred: when they are dealt with, the next come up.</summary>
    public static async Task<IReadOnlyList<IdRequestRow>> Open(
        RegistrationContext context,
        RegionCode region,
        FacilityId? facility,
        ExistingRegistrations? known,
        CancellationToken ct
    )
    {
        var requests = await context
            .Set<IdRequest>()
            .AsNoTracking()
            .Where(r => r.Region == region && r.Decision == IdDecision.Open && (facility == null || r.Facility == facility))
            .OrderBy(r => r.AskedAt)
            .ThenBy(r => r.Id)
            .Take(Most)
            .ToListAsync(ct);
        var people = requests.Select(r => r.Person).OfType<PersonId>().Distinct().ToList();
        var names = await context.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var places = requests.Select(r => r.Facility).Distinct().ToList();
        var facilities = await context.Facilities.Where(f => places.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        string[] mails = [.. requests.Where(r => r.Kind == IdRequestKind.Issue).Select(r => r.Mail).OfType<string>().Distinct()];
        var already = known is null ? [] : await known.Of(mails, ct);
        var byMail = already.ToLookup(one => one.Mail);
        return
        [
            .. requests.Select(r => new IdRequestRow(
                r.Id,
                r.Kind,
                r.Facility,
                facilities[r.Facility],
                r.Name ?? (r.Person is { } person ? names[person] : ""),
                r.Profession,
                r.Reason,
                r.AskedAt,
                r.Mail is { } mail ? [.. byMail[mail]] : []
            )
            {
                Mail = r.Mail,
                Role = r.Role,
                EarlierPledgeOn = r.EarlierPledgeOn,
            }),
        ];
    }
}
