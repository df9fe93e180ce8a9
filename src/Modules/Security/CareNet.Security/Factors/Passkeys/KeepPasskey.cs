using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>
/// A passkey whose signature was checked for this person. Asks for a recent proof, except on the way in. Answered with a
/// <see cref="Result{T}"/> of <see cref="SignInAnswer"/>.
/// </summary>
public sealed record KeepPasskey(SessionId Session, PersonId Person, UserPasskeyInfo Key, string Name, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

public static class KeepPasskeyHandler
{
    public static async Task<(Result<SignInAnswer>, IEnumerable<object>)> Handle(
        KeepPasskey message,
        SecurityContext context,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (now, key) = (clock.GetUtcNow(), message.Key);
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is not { Stage: SignInStage.SetUpFactor or SignInStage.Open })
        {
            return (SecurityErrors.NotFound, []);
        }

        if (session.IsProofTooOldAt(now))
        {
            return (SecurityErrors.ProofTooOld, []);
        }

        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        context.Add(
            new Passkey
            {
                Credential = key.CredentialId,
                Person = account.Person,
                PublicKey = key.PublicKey,
                Name = message.Name,
                CreatedAt = now,
                SignCount = key.SignCount,
                Transports = key.Transports ?? [],
                IsUserVerified = key.IsUserVerified,
                IsBackupEligible = key.IsBackupEligible,
                IsBackedUp = key.IsBackedUp,
            }
        );
        account.HasPasskey(now);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(account.Person.Value),
                Action = "factor.set",
                Origin = message.Client.Origin,
                Subject = new("person", account.Person.Value),
                Details = new Dictionary<string, string> { ["kind"] = "passkey" },
            },
            ct
        );
        var next = await arrival.NextAfter(context, account, hasProvedFactor: true, ct);
        return (await arrival.GoOn(context, account, session, next, message.Client, "passkey", ct), FactorNotices.Added(account, now));
    }
}
