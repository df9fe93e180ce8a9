using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Measures;

/// <summary>A warning, a restriction or a removal, from the decision to its end. What was decided is never rewritten.</summary>
public sealed class Measure
{
    public const int LongestFacts = 4000;
    public const int LongestReply = 4000;

    public required MeasureId Id { get; init; }

    public required RegionCode Region { get; init; }

    public required PersonId Person { get; init; }

    public required MeasureKind Kind { get; init; }

    public required MeasureGround Ground { get; init; }

    public required string Facts { get; init; }

    public required PersonId DecidedBy { get; init; }

    public required PolicyRole DecidedAs { get; init; }

    /// <summary>
    /// The facility whose administrator decided; null for other offices, and for measures from before this was kept.
    /// </summary>
    public FacilityId? DecidedFor { get; init; }

    /// <summary>Another than who decided, where the region names two.</summary>
    public PolicyRole? CarriedOutAs { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>The warning that was not followed.</summary>
    public MeasureId? Warning { get; init; }

    public PersonId? CarriedOutBy { get; private set; }

    public DateTimeOffset? CarriedOutAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? Reply { get; private set; }

    public PersonId? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBecause { get; private set; }

    public uint Revision { get; init; }

    public bool KeepsOut => Kind is MeasureKind.Suspend or MeasureKind.RestrictOrForbidUse;

    public bool KeepsOutAt(DateTimeOffset now) =>
        KeepsOut && CarriedOutAt is not null && LiftedAt is null && (Until is null || Until > now);

    /// <summary>A restriction that holds, or a deletion, which keeps the person from being taken in again until it is lifted.</summary>
    public bool MayEndAt(DateTimeOffset now) =>
        KeepsOutAt(now) || (Kind == MeasureKind.DeleteRegistration && CarriedOutAt is not null && LiftedAt is null);

    public Result CarryOut(PersonId by, DateTimeOffset now)
    {
        if (CarriedOutAt is not null)
        {
            return MeasureErrors.AlreadyCarriedOut;
        }

        (CarriedOutBy, CarriedOutAt) = (by, now);
        return Result.Ok;
    }

    /// <summary>Confirming again changes nothing; the first reply stands.</summary>
    public Result Confirm(string? reply, DateTimeOffset now)
    {
        if (ConfirmedAt is null)
        {
            (ConfirmedAt, Reply) = (now, reply);
        }

        return Result.Ok;
    }

    public Result Lift(PersonId by, string because, DateTimeOffset now)
    {
        if (!MayEndAt(now))
        {
            return MeasureErrors.NothingToLift;
        }

        (LiftedBy, LiftedAt, LiftedBecause) = (by, now, because);
        return Result.Ok;
    }
}
