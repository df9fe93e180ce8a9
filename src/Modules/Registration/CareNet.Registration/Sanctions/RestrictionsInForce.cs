using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

/// <summary>
/// The restrictions that hold now. Each holds in the region that imposed it, so that no region shuts somebody out of another.
/// </summary>
internal static class RestrictionsInForce
{
    // For as long as nobody lifts it.
    private static readonly DateTimeOffset ForGood = new(9999, 12, 30, 0, 0, 0, TimeSpan.Zero);

    public static IQueryable<Sanction> RestrictionsAt(this RegistrationContext context, DateTimeOffset now) =>
        context
            .Set<Sanction>()
            .Where(m =>
                (m.Kind == SanctionKind.Suspend || m.Kind == SanctionKind.RestrictOrForbidUse)
                && m.CarriedOutAt != null
                && m.LiftedAt == null
                && (m.Until == null || m.Until > now)
            );

    /// <summary>Restricted, or removed by a sanction that nobody has lifted: no facility takes them in again.</summary>
    public static Task<bool> IsKeptFrom(
        this RegistrationContext context,
        PersonId person,
        RegionCode region,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        context
            .Set<Sanction>()
            .AnyAsync(
                m =>
                    m.Person == person
                    && m.Region == region
                    && m.CarriedOutAt != null
                    && m.LiftedAt == null
                    && (
                        m.Kind == SanctionKind.DeleteRegistration
                        || (
                            (m.Kind == SanctionKind.Suspend || m.Kind == SanctionKind.RestrictOrForbidUse)
                            && (m.Until == null || m.Until > now)
                        )
                    ),
                ct
            );

    public static async Task<IReadOnlyList<Restriction>> RestrictionsOf(
        this RegistrationContext context,
        PersonId person,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var sanctions = await context.RestrictionsAt(now).AsNoTracking().Where(m => m.Person == person).ToListAsync(ct);
        return [.. sanctions.GroupBy(m => m.Region).Select(region => new Restriction(region.Key, region.Max(m => m.Until ?? ForGood)))];
    }
}
