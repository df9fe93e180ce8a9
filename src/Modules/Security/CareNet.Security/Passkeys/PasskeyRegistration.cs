using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passkeys;

/// <summary>Somebody who is in, or has nothing left to prove, adds a passkey.</summary>
public sealed class PasskeyRegistration(
    IPasskeyHandler<Account> handler, PasskeyChallenges challenges, SecurityContext context, Arrival arrival, TimeProvider clock)
{
    private const int Most = 10;
    private const int LongestCredential = 16_000;

    public async Task<(Guid Id, string Options)?> AskAsync(SignedIn signedIn, HttpContext http, CancellationToken ct)
    {
        if (await AccountOf(signedIn, ct) is not { } account || await context.Set<Passkey>().CountAsync(p => p.Person == account.Person, ct) >= Most)
        {
            return null;
        }

        var made = await handler.MakeCreationOptionsAsync(
            new() { Id = account.Person.ToString(), Name = account.MailAddress, DisplayName = account.MailAddress }, http);
        return (await challenges.KeepAsync(made.AttestationState ?? "", ct), made.CreationOptionsJson);
    }

    public async Task<SignInAnswer> KeepAsync(SignedIn signedIn, HttpContext http, Guid challenge, string credential, string? name, CancellationToken ct)
    {
        if (credential.Length > LongestCredential || await AccountOf(signedIn, ct) is not { } account || await challenges.TakeAsync(challenge, ct) is not { } state)
        {
            return SignInAnswer.Refused;
        }

        var checkedKey = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = state });
        // A challenge that was made for somebody else is nobody's here.
        if (!checkedKey.Succeeded || checkedKey.UserEntity?.Id != account.Person.ToString())
        {
            return SignInAnswer.Refused;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        var (now, key) = (clock.GetUtcNow(), checkedKey.Passkey);
        context.Add(new Passkey
        {
            Credential = key.CredentialId,
            Person = account.Person,
            PublicKey = key.PublicKey,
            Name = NameFrom(name),
            CreatedAt = now,
            SignCount = key.SignCount,
            Transports = key.Transports ?? [],
            IsUserVerified = key.IsUserVerified,
            IsBackupEligible = key.IsBackupEligible,
            IsBackedUp = key.IsBackedUp,
        });
        account.HasPasskey(now);
        var session = await context.Set<Session>().SingleAsync(s => s.Id == signedIn.Session, ct);
        await AuditWriter.Record(context, new AuditEntry
        {
            At = now,
            Actor = AuditActor.Person(account.Person.Value),
            Action = "factor.set",
            Origin = signedIn.Origin,
            Subject = new("person", account.Person.Value),
            Details = new Dictionary<string, string> { ["kind"] = "passkey" },
        }, ct);
        var next = await arrival.NextAfter(context, account, hasProvedFactor: true, ct);
        var answer = await arrival.GoOn(context, account, session, next, Visitors.Of(http, signedIn), "passkey", ct);
        await context.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private async Task<Account?> AccountOf(SignedIn signedIn, CancellationToken ct) =>
        signedIn.Current is { Stage: SignInStage.Open or SignInStage.SetUpFactor } current
            ? await context.Set<Account>().SingleOrDefaultAsync(a => a.Person == current.Person && a.State == AccountState.Open, ct)
            : null;

    private static string NameFrom(string? typed)
    {
        var name = string.Concat((typed ?? "").Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "パスキー" : name.Length > Passkey.LongestName ? name[..Passkey.LongestName] : name;
    }
}
