using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>Kept in the database and taken out once: no answer counts twice, on whatever node it arrives.</summary>
public sealed class PasskeyChallenges(SecurityContext context, TimeProvider clock)
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(5);

    public async Task<Guid> KeepAsync(string state, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var challenge = new PasskeyChallenge
        {
            Id = Guid.CreateVersion7(now),
            State = state,
            ExpiresAt = now + Lasting,
        };
        context.Add(challenge);
        await context.SaveChangesAsync(ct);
        return challenge.Id;
    }

    public async Task<string?> TakeAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await context
            .Database.SqlQuery<string>(
                $"DELETE FROM security.passkey_challenges WHERE id = {id} AND expires_at > {now} RETURNING state AS \"Value\""
            )
            .ToListAsync(ct);
        return taken.SingleOrDefault();
    }
}
