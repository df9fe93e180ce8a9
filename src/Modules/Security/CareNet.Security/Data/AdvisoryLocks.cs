using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Data;

internal static class AdvisoryLocks
{
    /// <summary>
    /// Takes a lock: a second caller waits until the first has committed, also where there is no row yet that could be locked.
    /// </summary>
    public static Task LockAsync(this SecurityContext context, string what, CancellationToken ct) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({what}, 0))", ct);
}
