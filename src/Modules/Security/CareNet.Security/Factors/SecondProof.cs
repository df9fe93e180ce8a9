using CareNet.Platform.Keys;
using CareNet.Security.Accounts;
using CareNet.Security.Data;

namespace CareNet.Security.Factors;

/// <summary>Checks what a person types besides the password: an authenticator's digits or a recovery code, each of them once.</summary>
public sealed class SecondProof(SealedSecrets secrets, DerivedKeys keys)
{
    private const int Longest = 20;

    /// <summary>
    /// Returns the kind of proof, or null if the code proves nothing. The caller holds the account, so that a code counts once
    /// on two nodes too.
    /// </summary>
    public async Task<string?> ByAsync(SecurityContext context, Account account, string code, DateTimeOffset now, CancellationToken ct)
    {
        if (code.Length is 0 or > Longest)
        {
            return null;
        }

        if (account.TotpSecret is { } box && Totp.StepOf(secrets.Open(account.Person, box), code, now) is { } step && account.Accept(step))
        {
            return "authenticator";
        }

        return await RecoveryCode.UseAsync(context, keys, account.Person, code, ct) ? "recovery_code" : null;
    }
}
