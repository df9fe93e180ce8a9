using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Wolverine;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>
/// A passkey proves the device and, by its lock, the person: two factors in one, so nothing else is asked for. What the browser signed is
/// checked here, because the check needs the request; the rest is a message, so that notices and events commit with the session.
/// </summary>
public sealed class PasskeySignIn(
    IPasskeyHandler<Account> handler,
    PasskeyChallenges challenges,
    IMessageBus bus,
    AuditWriter audit,
    TimeProvider clock
)
{
    private const int MaxCredentialLength = 16_000;

    public async Task<(Guid Id, string Options)?> AskAsync(HttpContext http, CancellationToken ct)
    {
        // Nobody is named: the browser shows the passkeys that it has, and who has none learns nothing.
        var made = await handler.MakeRequestOptionsAsync(null, http);
        return (await challenges.KeepAsync(made.AssertionState ?? "", ct), made.RequestOptionsJson);
    }

    /// <summary>Whatever is wrong is one answer: unreadable, too late, answered before, unknown, suspended.</summary>
    public async Task<SignInAnswer> CheckAsync(
        CurrentUser signedIn,
        HttpContext http,
        string? challenge,
        string? credential,
        CancellationToken ct
    )
    {
        if (
            credential is not { Length: > 0 and <= MaxCredentialLength }
            || !Guid.TryParse(challenge, out var asked)
            || await challenges.TakeAsync(asked, ct) is not { } state
        )
        {
            return await RefuseAsync(signedIn);
        }

        var proof = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = credential,
                AssertionState = state,
            }
        );
        if (!proof.Succeeded || !proof.Passkey.IsUserVerified)
        {
            return await RefuseAsync(signedIn);
        }

        var (key, before, from) = (proof.Passkey, signedIn.Current?.Session, SignInClients.Of(http, signedIn));
        return await bus.InvokeAsync<SignInAnswer>(
            new SignInByPasskey(key.CredentialId, proof.User.Person, key.SignCount, key.IsBackedUp, before, from),
            ct
        );
    }

    [Rule("miyazaki/login", How = "record")]
    internal static AuditEntry Refusal(Account? account, AuditOrigin origin, DateTimeOffset now) =>
        new()
        {
            At = now,
            Actor = AuditActor.Visitor,
            Action = "sign_in.refused",
            Origin = origin,
            Subject = account is null ? null : new("person", account.Person.Value),
            Facility = account?.Facility?.Value,
            Outcome = AuditOutcome.Refused,
            Code = "sign_in.wrong_passkey",
        };

    private async Task<SignInAnswer> RefuseAsync(CurrentUser signedIn)
    {
        await audit.RecordApart(Refusal(null, signedIn.Origin, clock.GetUtcNow()));
        return SignInAnswer.Refused;
    }
}
