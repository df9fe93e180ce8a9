using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>A guideline has a new edition: from now on it is the one to confirm. Answered with a <see cref="Result"/>.</summary>
public sealed record RegisterGuidelineEdition(PersonId Actor, RegionCode Region, string Work, string Edition, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}
