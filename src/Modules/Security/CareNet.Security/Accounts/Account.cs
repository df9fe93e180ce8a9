using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;

namespace CareNet.Security.Accounts;

public enum AccountState
{
    /// <summary>The link is out; no password is set yet.</summary>
    Invited,
    Open,
    Suspended,
    Closed,
}

/// <summary>The account with which one person gets in. The person's id is the account's own: one person, one account.</summary>
public sealed partial class Account
{
    public required PersonId Person { get; init; }

    /// <summary>The home region: its secretariat decides on the account. Before there is a home, the one that named its person.</summary>
    public required RegionCode Region { get; set; }

    /// <summary>The home facility; none before there is a home, and for somebody who was brought in by an office.</summary>
    public FacilityId? Facility { get; set; }

    /// <summary>
    /// Null until the person first belongs somewhere. Before that nobody decides on the account, and no facility sees what its holder does,
    /// because naming a person gives no say over them.
    /// </summary>
    public DateTimeOffset? HomeSince { get; private set; }

    public bool HasHome => HomeSince is not null;

    public required string MailAddress { get; set; }

    /// <summary>By which it is found: half-width, without capitals.</summary>
    public required string MailKey { get; set; }

    public AccountState State { get; private set; } = AccountState.Invited;

    public string? PasswordHash { get; private set; }

    public DateTimeOffset? PasswordSetAt { get; private set; }

    /// <summary>A lost device, a leak or an administrator asks for another password.</summary>
    public bool MustChange { get; private set; }

    /// <summary>Wrong codes of the second factor; wrong passwords are counted in <see cref="SignIn.FailedSignIn"/>.</summary>
    public int Failures { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Sealed with the nodes' keys.</summary>
    public string? TotpSecret { get; private set; }

    /// <summary>The last time step whose code was accepted: no code counts twice.</summary>
    public long TotpStep { get; private set; }

    public DateTimeOffset? FactorSetAt { get; private set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Signs in and reads; the gate stays closed, so nothing is written.</summary>
    public bool IsReadingOnly { get; private set; }

    /// <summary>A suspension hides the restriction to reading that comes after it.</summary>
    public string StateShown =>
        IsReadingOnly && State is not AccountState.Suspended ? nameof(AccountDecisionKind.ReadingOnly) : State.ToString();

    public DateTimeOffset? FactorDeclinedAt { get; private set; }

    /// <summary>Since then it waits for the person to say which second proofs are theirs; null if nothing is to be reviewed.</summary>
    public DateTimeOffset? FactorReviewAskedAt { get; private set; }

    public bool HasSecondFactor => FactorSetAt is not null;

    public static string KeyOf(string mailAddress) => mailAddress.Trim().Folded().ToLowerInvariant();

    public bool IsLockedAt(DateTimeOffset now) => LockedUntil > now;

    /// <summary>The account stands as the decisions in force say; without one, invited, open and closed stay as they are.</summary>
    public void Apply(IReadOnlyCollection<AccountDecisionKind> decisions)
    {
        IsReadingOnly = decisions.Contains(AccountDecisionKind.ReadingOnly);
        State =
            State is AccountState.Closed ? State
            : decisions.Contains(AccountDecisionKind.Suspended) ? AccountState.Suspended
            : State is not AccountState.Suspended ? State
            : PasswordHash is null ? AccountState.Invited
            : AccountState.Open;
    }

    /// <summary>For good: what could let somebody in is gone, too.</summary>
    public void Close(DateTimeOffset now)
    {
        (State, ClosedAt, PasswordHash) = (AccountState.Closed, now, null);
        RemoveFactors();
    }

    /// <summary>Of somebody who was only ever named, and has never belonged anywhere.</summary>
    public void ForgetAddress() => (MailAddress, MailKey) = ("", "");

    /// <summary>
    /// The home stays for as long as the person belongs there; then it is their oldest membership, else their oldest office. Another
    /// facility or region cannot move it by taking somebody in. Whoever came by an office has no home facility until a membership in the
    /// same region. True if the home changed: what it asks of devices, networks and proofs counts from the next sign-in.
    /// </summary>
    public bool KeepHome(Standing standing, DateTimeOffset now)
    {
        var stays =
            HasHome
            && (
                Facility is { } home
                    ? standing.Memberships.Any(place => place.Facility == home)
                    : standing.Offices.Any(office => office.Region == Region)
            );
        var next = stays && Facility is not null ? null : standing.Memberships.FirstOrDefault(place => !stays || place.Region == Region);
        if (next is null && (stays || standing.Offices.Count == 0))
        {
            return false;
        }

        var region = next?.Region ?? standing.Offices[0].Region;
        if (region != Region && PasswordHash is not null)
        {
            // The password was held against another region's rule.
            MustChange = true;
        }

        (Region, Facility, HomeSince) = (region, next?.Facility, now);
        return true;
    }

    /// <summary>Somebody whose account was closed comes back: the same person starts again, by invitation and without a home.</summary>
    public void Reopen(RegionCode by)
    {
        if (State is AccountState.Closed)
        {
            (State, ClosedAt, LockedUntil, Failures) = (AccountState.Invited, null, null, 0);
            (Region, Facility, HomeSince) = (by, null, null);
        }
    }

    public void DemandChange() => MustChange = true;

    /// <summary>
    /// Removes the password and the factors, so that a person who had them has nothing any more; only the next link sets a password.
    /// </summary>
    public void StartAnew()
    {
        RemoveFactors();
        Unlock();
        (PasswordHash, MustChange, FactorDeclinedAt) = (null, false, null);
    }

    /// <summary>The second factor's lock stays: a stolen mailbox can set a password, and gives no new guesses at the factor.</summary>
    public void SetPassword(string hash, DateTimeOffset now)
    {
        (PasswordHash, PasswordSetAt, MustChange) = (hash, now, false);
        State = State is AccountState.Invited ? AccountState.Open : State;
    }

    /// <summary>The same password under better parameters.</summary>
    public void Rehash(string hash) => PasswordHash = hash;
}
