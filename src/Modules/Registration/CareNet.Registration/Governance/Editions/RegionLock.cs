using CareNet.Platform;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

internal static class RegionLock
{
    /// <summary>
    /// Takes a region's lock until the transaction ends: of acts that give or end offices, take sanctions, release or switch, the second
    /// waits for the first. What an act decides on is read afterwards, because it may have changed during the wait.
    /// </summary>
    public static Task LockAsync(this RegistrationContext context, RegionCode region, CancellationToken ct) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"registration.region {region.Value}"}, 0))", ct);
}
