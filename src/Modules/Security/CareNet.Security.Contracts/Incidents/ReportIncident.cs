using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Security.Contracts;

/// <summary>
/// By somebody signed in. <see cref="Device"/> is the one that is gone, if it is known; <see cref="Key"/> makes a form that was sent twice
/// one report. Answered with a <see cref="Result{T}"/> of the incident's id.
/// </summary>
public sealed record ReportIncident(
    IncidentKind Kind,
    FacilityId Facility,
    DeviceId? Device,
    DateTimeOffset? HappenedAt,
    string? What,
    string? Key,
    PersonId Actor,
    AuditOrigin Origin
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}

/// <summary>
/// By anybody who knows the facility's code, also without signing in, for the account with this mail address. Whatever was entered, the
/// answer is the same: nobody learns from it which facilities, people or devices there are. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record ReportByCode(
    IncidentKind Kind,
    string? FacilityCode,
    string? MailAddress,
    string? What,
    string? Key,
    AuditOrigin Origin
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}
