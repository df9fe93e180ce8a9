using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

public static class StartAuthenticatorSetupHandler
{
    public static async Task<AuthenticatorSetup> Handle(
        StartAuthenticatorSetup message,
        SecurityContext context,
        SealedSecrets secrets,
        CancellationToken ct
    )
    {
        var address = await context.Set<Account>().Where(a => a.Person == message.Person).Select(a => a.MailAddress).SingleAsync(ct);
        var secret = Totp.NewSecret();
        var written = Totp.Written(secret);
        return new(
            written,
            $"otpauth://totp/CareNet:{Uri.EscapeDataString(address)}?secret={written}&issuer=CareNet",
            secrets.SealSetup(message.Person, secret)
        );
    }
}
