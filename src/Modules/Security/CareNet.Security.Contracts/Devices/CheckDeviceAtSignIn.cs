using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>
/// May this person sign in on the device that brought this cookie? Asked after the password and before the session, answered with a
/// <see cref="DeviceSignInResult"/>. <see cref="DeclaresLock"/>: the person says that the device locks, which no web page can see.
/// </summary>
public sealed record CheckDeviceAtSignIn(
    PersonId Person,
    RegionCode Region,
    FacilityId Facility,
    string? Token,
    DeviceKind Kind,
    bool SecondFactorPassed,
    bool DeclaresLock,
    AuditOrigin Origin
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>With a <see cref="NewToken"/> the page sets the cookie: it is shown once and only its hash is kept.</summary>
public sealed record DeviceSignInResult(DeviceOutcome Outcome, DeviceId? Device, bool IsShared, string? NewToken, Error? Why)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Outcome) is not null;
}
