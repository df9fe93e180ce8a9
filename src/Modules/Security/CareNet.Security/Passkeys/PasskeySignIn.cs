using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passkeys;

/// <summary>A passkey proves the device and, by its lock, the person: two factors in one, so nothing else is asked for.</summary>
public sealed class PasskeySignIn(
    IPasskeyHandler<Account> handler, PasskeyChallenges challenges, SecurityContext context, Arrival arrival, AuditWriter audit,
    TimeProvider clock)
{
    private const int LongestCredential = 16_000;

    public async Task<(Guid Id, string Options)?> AskAsync(HttpContext http, CancellationToken ct)
    {
        // Nobody is named: the browser shows the passkeys that it has, and who has none learns nothing.
        var made = await handler.MakeRequestOptionsAsync(null, http);
        return (await challenges.KeepAsync(made.AssertionState ?? "", ct), made.RequestOptionsJson);
    }

    public async Task<SignInAnswer> CheckAsync(SignedIn signedIn, HttpContext http, Guid challenge, string credential, CancellationToken ct)
    {
        if (credential.Length > LongestCredential || await challenges.TakeAsync(challenge, ct) is not { } state)
        {
            return SignInAnswer.Refused;
        }

        var proof = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!proof.Succeeded || !proof.Passkey.IsUserVerified)
        {
            return await RefuseAsync(null, signedIn);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        var credentialId = proof.Passkey.CredentialId;
        var account = proof.User;
        if (!await arrival.IsWelcome(context, account, ct))
        {
            await transaction.RollbackAsync(ct);
            return await RefuseAsync(account, signedIn);
        }

        // While the password is new and nobody has said which passkeys are the person's own, a passkey counts only on top of the password.
        var isSecondProof = signedIn.Current is { Stage: SignInStage.SecondFactor } underway && underway.Person == account.Person;
        if (account.FactorReviewAskedAt is not null && !isSecondProof)
        {
            return new(SignInOutcome.PasswordFirst);
        }

        var passkey = await context.Set<Passkey>().SingleAsync(p => p.Credential == credentialId, ct);
        (passkey.SignCount, passkey.IsBackedUp, passkey.LastUsedAt) = (proof.Passkey.SignCount, proof.Passkey.IsBackedUp, clock.GetUtcNow());
        var stage = await arrival.NextAfter(context, account, hasProvedFactor: true, ct);
        var answer = await arrival.Begin(context, account, stage, Visitors.Of(http, signedIn), "passkey", ct);
        if (answer.Token is not null && signedIn.Current is { } before)
        {
            // As with a password, the browser leaves no session behind that nobody holds a cookie for.
            await SignOutHandler.Handle(new(before.Session, before.Person, signedIn.Origin), context, clock, ct);
        }

        await context.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    [Rule("miyazaki/login", How = "record")]
    private async Task<SignInAnswer> RefuseAsync(Account? account, SignedIn signedIn)
    {
        await audit.RecordApart(new()
        {
            At = clock.GetUtcNow(),
            Actor = AuditActor.Visitor,
            Action = "sign_in.refused",
            Origin = signedIn.Origin,
            Subject = account is null ? null : new("person", account.Person.Value),
            Facility = account?.Facility?.Value,
            Outcome = AuditOutcome.Refused,
            Code = "sign_in.wrong_passkey",
        });
        return SignInAnswer.Refused;
    }
}
