using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The secretariat names somebody else for an office, which counts once another officer has confirmed it, or ends one, which counts at
/// once. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record AppointOfficer(
    PersonId Actor, RegionCode Region, PersonId Person, RegionRole Role, bool Ends, AuditOrigin? Origin = null);

/// <summary>
/// Confirms an appointment, as an officer of the region who is neither the appointed nor the appointing person; or stops it, as any
/// officer. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record DecideAppointment(PersonId Actor, RegionCode Region, Guid Appointment, bool Confirms, AuditOrigin? Origin = null);

/// <summary>
/// The operator confirms the appointments that wait for the owner of this address, for instance where a region has one officer. No page
/// sends it. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record ConfirmAppointmentsFor(RegionCode Region, string MailAddress)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}

/// <summary>
/// An appointment that waits. <see cref="MayConfirm"/>: the reader may, being neither the appointed nor the appointing person.
/// </summary>
public sealed record AppointmentEntry(
    Guid Id, PersonId Person, string Name, RegionRole Role, DateTimeOffset AppointedAt, string AppointedBy, DateTimeOffset LapsesAt,
    bool MayConfirm)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}
