namespace CareNet.Security.Contracts;

/// <summary>The people who may reach a page or an endpoint. Anybody else who is signed in gets 404, as if the page did not exist.</summary>
public enum Who
{
    /// <summary>Also without signing in: nothing of anybody is shown.</summary>
    Anyone,

    /// <summary>Also somebody in the middle of signing in: second factor, a password that is due, a factor to set up.</summary>
    SigningIn,

    SignedIn,

    /// <summary>The administrator of a facility; of the very facility where the route names one as <c>{facility}</c>.</summary>
    FacilityAdministrator,

    FacilityHead,

    /// <summary>事務局 of a region; of the very region where the route names one as <c>{region}</c>.</summary>
    Secretariat,

    Committee,

    /// <summary>
    /// The people who may read the audit trail of a scope of theirs: secretariat, heads and administrators of facilities.
    /// </summary>
    AuditReader,

    /// <summary>The people who run the installation: named by <c>Security:Operators</c>.</summary>
    Operator,
}
