using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>
/// Reports and incidents of a region for its committee, where the policy puts it in charge of the users: what kind, when and how far, and
/// not a word of what was written. Each look is recorded. Answered with a <see cref="Result{T}"/> of <see cref="IncidentList"/>.
/// </summary>
public sealed record SuperviseIncidents(PersonId Actor, RegionCode Region, IncidentId? After, AuditOrigin Origin);
