using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>
/// Somebody who is in, or has nothing left to prove, adds a passkey. What the browser signed is checked here, because the check needs the
/// request; the rest is a message, so that the notices commit with the passkey.
/// </summary>
public sealed class PasskeyRegistration(
    IPasskeyHandler<Account> handler,
    PasskeyChallenges challenges,
    SecurityContext context,
    IMessageBus bus
)
{
    private const int Most = 10;
    private const int MaxCredentialLength = 16_000;

    public async Task<(Guid Id, string Options)?> AskAsync(CurrentUser signedIn, HttpContext http, CancellationToken ct)
    {
        if (
            await AccountOf(signedIn, ct) is not { } account
            || await context.Set<Passkey>().CountAsync(p => p.Person == account.Person, ct) >= Most
        )
        {
            return null;
        }

        var made = await handler.MakeCreationOptionsAsync(
            new()
            {
                Id = account.Person.ToString(),
                Name = account.MailAddress,
                DisplayName = account.MailAddress,
            },
            http
        );
        return (await challenges.KeepAsync(made.AttestationState ?? "", ct), made.CreationOptionsJson);
    }

    public async Task<SignInAnswer> KeepAsync(
        CurrentUser signedIn,
        HttpContext http,
        Guid challenge,
        string credential,
        string? name,
        CancellationToken ct
    )
    {
        if (
            credential.Length > MaxCredentialLength
            || await AccountOf(signedIn, ct) is not { } account
            || await challenges.TakeAsync(challenge, ct) is not { } state
        )
        {
            return SignInAnswer.Refused;
        }

        var checkedKey = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = credential,
                AttestationState = state,
            }
        );
        // A challenge that was made for somebody else is nobody's here.
        if (!checkedKey.Succeeded || checkedKey.UserEntity?.Id != account.Person.ToString())
        {
            return SignInAnswer.Refused;
        }

        var kept = await bus.InvokeAsync<Result<SignInAnswer>>(
            new KeepPasskey(signedIn.Session, account.Person, checkedKey.Passkey, NameFrom(name), SignInClients.Of(http, signedIn)),
            ct
        );
        return kept.IsOk ? kept.Value : SignInAnswer.Refused;
    }

    private async Task<Account?> AccountOf(CurrentUser signedIn, CancellationToken ct) =>
        signedIn.Current is { Stage: SignInStage.Open or SignInStage.SetUpFactor } current
            ? await context.Set<Account>().SingleOrDefaultAsync(a => a.Person == current.Person && a.State == AccountState.Open, ct)
            : null;

    private static string NameFrom(string? typed)
    {
        var name = InvisibleCharacters.Without(string.Concat((typed ?? "").Where(c => !char.IsControl(c)))).Trim();
        return name.Length == 0 ? "パスキー"
            : name.Length > Passkey.MaxNameLength ? name[..Passkey.MaxNameLength]
            : name;
    }
}
