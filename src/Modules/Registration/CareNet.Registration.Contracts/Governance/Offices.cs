using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The secretariat names somebody else for an office, which counts once another officer has confirmed it, or ends one, which counts at
/// once. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record AppointOfficer(
    PersonId Actor,
    RegionCode Region,
    PersonId Person,
    RegionRole Role,
    bool Ends,
    AuditOrigin? Origin = null
);

/// <summary>
/// Confirms an appointment, as an officer of the region who is neither the appointed nor the appointing person; or stops it, as any
/// officer. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record DecideAppointment(PersonId Actor, RegionCode Region, Guid Appointment, bool Confirms, AuditOrigin? Origin = null);

/// <summary>
/// The operator confirms the appointment that waits for the owner of this address, for instance where a region has one officer. Where
/// several wait, <see cref="Role"/> says which; without it none is confirmed. No page sends it. Answered with a <see cref="Result{T}"/> of
/// <see cref="OfficeConfirmation"/>.
/// </summary>
public sealed record ConfirmAppointmentsFor(RegionCode Region, string MailAddress, RegionRole? Role = null)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}

/// <summary>The office that was confirmed, or, where several wait, the offices to choose from.</summary>
public sealed record OfficeConfirmation(RegionRole? Confirmed, IReadOnlyList<RegionRole> Waiting);

/// <summary>
/// An appointment that waits. <see cref="MayConfirm"/>: the reader may, being neither the appointed nor the appointing person.
/// <see cref="IsVoid"/>: nobody can confirm it, because whoever appointed has left the secretariat; appointing again closes it.
/// </summary>
public sealed record AppointmentRow(
    Guid Id,
    PersonId Person,
    string Name,
    RegionRole Role,
    DateTimeOffset AppointedAt,
    string AppointedBy,
    DateTimeOffset LapsesAt,
    bool MayConfirm,
    bool IsVoid
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}
