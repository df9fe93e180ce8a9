using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;

namespace CareNet.Security.Accounts;

/// <summary>
/// Determines who may recover an account: the secretariat of its home region, and its facility unless the secretariat issues the region's
/// IDs.
/// </summary>
public sealed class RecoveryRights(SecurityContext context, SecuritySettingsStore settings, TimeProvider clock)
{
    /// <summary>Locked until the transaction ends.</summary>
    public async Task<Account?> AccountOf(PersonId person, CancellationToken ct) =>
        await SignInSteps.HoldAsync(context, person, clock.GetUtcNow(), ct) is { State: not AccountState.Closed } account ? account : null;

    public async Task<bool> MayRecover(PersonId actor, Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await context.Decides(actor, account, now, ct)
            && (
                (await context.RightsOf(actor, now, ct)).IsSecretariatOf(account.Region)
                || settings.PolicyOf(account.Region)?.Settings.IdIssuedBy.Is(PolicyRole.Secretariat) is not true
            );
    }
}
