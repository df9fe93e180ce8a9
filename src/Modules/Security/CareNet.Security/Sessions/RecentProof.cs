using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Sessions;

/// <summary>For acts by which an account is opened to somebody: the person who decides has proved who they are a short while ago.</summary>
internal static class RecentProof
{
    public static async Task<Error?> LacksProof(
        this SecurityContext context,
        PersonId actor,
        SessionId session,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await context.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == session && s.Person == actor && s.EndedAt == null, ct)
            is not { Stage: SignInStage.Open } current
            ? SecurityErrors.NotFound
        : current.IsProofTooOldAt(now) ? SecurityErrors.ProofTooOld
        : null;
}
