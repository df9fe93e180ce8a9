using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Security.Contracts;

/// <summary>
/// Something leaves CareNet as a file: who, what and why. Only those who run the facility or hold an office of the region may, and where
/// the region forbids downloads they say why. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record RecordExport(PersonId Actor, FacilityId? Facility, RegionCode? Region, string What, string? Reason, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.Append(What) is not null;
}

/// <summary>
/// The exports from a facility or a region, newest first, for those who answer for it. Answered with a list of <see cref="ExportRow"/>.
/// </summary>
public sealed record ListExports(FacilityId? Facility, RegionCode? Region, PersonId Actor);

public sealed record ExportRow(DateTimeOffset At, PersonId By, string What, string? Reason)
{
    private bool PrintMembers(StringBuilder text) => text.Append(What) is not null;
}

/// <summary>The trail as a file, as far as its reader may read it. Answered with a <see cref="Result{T}"/> of the file's bytes.</summary>
public sealed record ExportAudit(ReadAudit Asked);
