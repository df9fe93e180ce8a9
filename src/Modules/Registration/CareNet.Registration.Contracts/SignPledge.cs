using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// A person pledges confidentiality to the head of a facility. The typed name is the signature. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record SignPledge(PersonId Actor, FacilityId Facility, string TextVersion, string TypedName, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Facility) is not null;
}

/// <summary>
/// The administrator notes that the person has pledged the same to this facility on paper before. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record NoteEarlierPledge(
    PersonId Actor,
    PersonId Person,
    FacilityId Facility,
    DateOnly ExchangedOn,
    AuditOrigin? Origin = null
);

/// <summary>The pledge as a sheet to read, sign or print. Answered with a <see cref="Result{T}"/> of <see cref="PledgeSheet"/>.</summary>
public sealed record GetPledgeSheet(PersonId Actor, PersonId Person, FacilityId Facility);

public sealed record PledgeSheet(
    FacilityId Facility,
    RegionCode Region,
    string Title,
    string TextVersion,
    string PersonName,
    string FacilityName,
    string FacilityAddress,
    string HeadName,
    IReadOnlyList<Phrase> Points,
    Phrase Afterwards,
    PledgeOnFile? OnFile,
    bool IsDemanded,
    bool EarlierCounts
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

public sealed record PledgeOnFile(PledgeKind Kind, string TextVersion, DateTimeOffset At, DateOnly? ExchangedOn)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}

public enum PledgeKind
{
    Signed,

    /// <summary>On paper, before CareNet; the administrator has noted it.</summary>
    ExchangedEarlier,
}
