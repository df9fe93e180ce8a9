using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Staff;

/// <summary>
/// A facility asks the region's secretariat to issue or to delete an ID. Nothing of it takes effect before the secretariat carries it out.
/// </summary>
public sealed class IdRequest
{
    public required Guid Id { get; init; }

    public required RegionCode Region { get; init; }

    public required FacilityId Facility { get; init; }

    public required IdRequestKind Kind { get; init; }

    /// <summary>Whose ID goes; nobody for one that is to be issued, because the person has not accepted the place yet.</summary>
    public PersonId? Person { get; private init; }

    public string? Name { get; init; }

    public string? Kana { get; init; }

    public string? Mail { get; init; }

    public Profession? Profession { get; init; }

    public string? OtherProfession { get; init; }

    public FacilityRole? Role { get; init; }

    public DateOnly? EarlierPledgeOn { get; init; }

    public required string Reason { get; init; }

    public required PersonId AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public IdDecision Decision { get; private set; } = IdDecision.Open;

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    public uint Revision { get; init; }

    public static IdRequest ToDelete(
        Guid id,
        RegionCode region,
        FacilityId facility,
        PersonId person,
        string reason,
        PersonId by,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            Region = region,
            Facility = facility,
            Kind = IdRequestKind.Delete,
            Person = person,
            Reason = reason,
            AskedBy = by,
            AskedAt = now,
        };

    public Result Decide(IdDecision decision, PersonId by, string because, DateTimeOffset now)
    {
        if (Decision != IdDecision.Open)
        {
            return StaffErrors.AlreadyDecided;
        }

        (Decision, DecidedBy, DecisionReason, DecidedAt) = (decision, by, because, now);
        return Result.Ok;
    }
}
