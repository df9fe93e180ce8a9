using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>
/// Opens an account for somebody whom Registration has admitted, and invites by a one-time link: a password is never mailed. A person who
/// has an account keeps it: one person, one account. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record OpenAccount(PersonId Person, RegionCode Region, FacilityId? Facility, string MailAddress, PersonId? AskedBy)
{
    /// <summary>From where it was asked for.</summary>
    public AuditOrigin Origin { get; init; } = AuditOrigin.Inside;

    /// <summary>The invitation of the facility, which the trail names instead of the person.</summary>
    public Guid? Invitation { get; init; }

    private bool PrintMembers(StringBuilder text) => text.Append("Person = ").Append(Person) is not null;
}

/// <summary>
/// Ends an account, its sessions and its invitations for good; the address goes, too, if it <see cref="IsForgotten"/>. Answered with a
/// <see cref="Result"/>.
/// </summary>
public sealed record CloseAccount(PersonId Person, PersonId? AskedBy, bool IsForgotten = false)
{
    /// <summary>From where it was asked for.</summary>
    public AuditOrigin Origin { get; init; } = AuditOrigin.Inside;
}
