using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

/// <summary>
/// Decides whether a person may take an office of a region or lose it. Callers hold the region's turn, so that the answer stays true.
/// </summary>
public sealed class Officers(RegistrationContext context, RegistrationAccess access, TimeProvider clock)
{
    /// <summary>
    /// Null if the person may take an office here: nothing keeps them from the region, and they belong to it, or have held an office in it.
    /// </summary>
    internal async Task<Error?> KeptFromOffice(PersonId person, RegionCode region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await context.IsKeptFrom(person, region, now, ct) ? OfficeErrors.KeptFromOffice
            : await context.Memberships.AnyAsync(m => m.Person == person && m.Region == region && (m.Until == null || m.Until > now), ct)
            || await context.OfficeHolders.AnyAsync(o => o.Person == person && o.Region == region, ct)
                ? null
            : OfficeErrors.LeftTheRegion;
    }

    /// <summary>True if somebody else of the secretariat can act: not restricted, and with an open account.</summary>
    internal async Task<bool> AnySecretaryBeside(PersonId person, RegionCode region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var others = await context
            .OfficeHolders.Where(o =>
                o.Region == region && o.Role == RegionRole.Secretariat && o.Person != person && (o.Until == null || o.Until > now)
            )
            .Select(o => o.Person)
            .ToListAsync(ct);
        foreach (var other in others)
        {
            if (await access.IsSecretariat(other, region, ct))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends all offices of somebody whose registration is deleted.</summary>
    internal async Task<IReadOnlyList<object>> EndAll(
        PersonId person,
        RegionCode region,
        PersonId? by,
        AuditOrigin? origin,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var held = await context
            .OfficeHolders.Where(o => o.Person == person && o.Region == region && (o.Until == null || o.Until > now))
            .ToListAsync(ct);
        foreach (var office in held)
        {
            office.End(now, by);
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = by is { } officer ? AuditActor.Person(officer.Value) : AuditActor.Job,
                    Action = "registration.office_end",
                    Origin = origin ?? AuditOrigin.Inside,
                    Subject = new("person", person.Value),
                    Details = DetailsOf(region, office.Role),
                },
                ct
            );
        }

        return held.Count == 0 ? [] : [new RoleChanged(person, region, now)];
    }

    internal static Dictionary<string, string> DetailsOf(RegionCode region, RegionRole role) =>
        new() { ["region"] = region.Value, ["office"] = role.ToString().ToLowerInvariant() };
}
