using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

public enum OfferState
{
    Waiting,
    Accepted,
    Declined,

    /// <summary>The facility named the same address again.</summary>
    Replaced,

    /// <summary>The facility took it back before it was answered.</summary>
    Withdrawn,
}

/// <summary>Places that facilities offer to the actor and that wait for an answer. Answered with <see cref="MyOffers"/>.</summary>
public sealed record GetMyOffers(PersonId Actor);

public sealed record MyOffers(IReadOnlyList<MyOffer> Offers);

/// <param name="Id">The offer.</param>
/// <param name="Region">The facility's region.</param>
/// <param name="Association">The region's association.</param>
/// <param name="FacilityName">The facility.</param>
/// <param name="Role">The role in the facility.</param>
/// <param name="OfferedByName">Who made the offer.</param>
/// <param name="Reason">Why, in the words of the facility.</param>
/// <param name="OfferedAt">When it was made.</param>
/// <param name="LapsesAt">When it lapses.</param>
/// <param name="Stands">False while whoever made it could not make it now; then it can only be declined.</param>
public sealed record MyOffer(
    Guid Id,
    RegionCode Region,
    Phrase Association,
    string FacilityName,
    FacilityRole Role,
    string OfferedByName,
    string Reason,
    DateTimeOffset OfferedAt,
    DateTimeOffset LapsesAt,
    bool Stands
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

/// <summary>
/// Only the person who was named answers, signed in; with yes the place counts from now on. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record AnswerOffer(PersonId Actor, Guid Offer, bool Accept, AuditOrigin? Origin = null);

/// <summary>
/// The facility takes an offer back before it is answered; the person is told. By its administrator, its head or the secretariat. Answered
/// with a <see cref="Result"/>.
/// </summary>
public sealed record WithdrawOffer(PersonId Actor, FacilityId Facility, Guid Offer, AuditOrigin Origin);

/// <summary>An offer that waits, for whoever may take it back. Answered with a <see cref="Result{T}"/> of <see cref="OfferRow"/>.</summary>
public sealed record GetOffer(PersonId Actor, FacilityId Facility, Guid Offer);

/// <summary>An offer as its facility sees it: only what the facility wrote itself, and the state of the offer.</summary>
public sealed record OfferRow(
    Guid Id,
    string Name,
    string Mail,
    FacilityRole Role,
    DateTimeOffset OfferedAt,
    OfferState State,
    bool HasLapsed
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

/// <summary>A place or an office that an applicant already has. The desk sees it before it decides.</summary>
public sealed record AlreadyWith(string Mail, string Name, string? Facility, RegionRole? Office, RegionCode Region, Phrase Association)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}
