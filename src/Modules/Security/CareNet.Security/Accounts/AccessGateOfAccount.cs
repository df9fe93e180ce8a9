using CareNet.Platform.Gates;
using CareNet.Security.Data;
using CareNet.Security.Standings;

namespace CareNet.Security.Accounts;

/// <summary>The one place that opens the access gate of somebody who exists already.</summary>
internal static class AccessGateOfAccount
{
    /// <summary>
    /// Open only if nothing that remains keeps it closed: no suspension, no restriction to reading, no password to be changed after a loss,
    /// and a region that lets the person in. The row of the standing is held before the gate, so that a restriction under way is seen.
    /// </summary>
    public static Task Apply(
        this AccessGate gate,
        SecurityContext context,
        Account account,
        KnownStanding held,
        string ruleId,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        account is { State: AccountState.Open, IsReadingOnly: false, MustChange: false } && !held.IsRestrictedAt(now)
            ? gate.Open(context, account.Person, ruleId, ct)
            : gate.Close(context, account.Person, ruleId, ct);
}
