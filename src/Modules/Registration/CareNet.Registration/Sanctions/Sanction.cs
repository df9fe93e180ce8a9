using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Sanctions;

/// <summary>A warning, a restriction or a removal, from the decision to its end. What was decided is never rewritten.</summary>
public sealed class Sanction
{
    public const int MaxFactsLength = 4000;
    public const int MaxReplyLength = 4000;

    public required SanctionId Id { get; init; }

    public required RegionCode Region { get; init; }

    public required PersonId Person { get; init; }

    public required SanctionKind Kind { get; init; }

    public required SanctionGround Ground { get; init; }

    public required string Facts { get; init; }

    public required PersonId DecidedBy { get; init; }

    public required PolicyRole DecidedAs { get; init; }

    /// <summary>The facility whose administrator decided; null for other offices.</summary>
    public FacilityId? DecidedFor { get; init; }

    /// <summary>Another than who decided, where the region names two.</summary>
    public PolicyRole? CarriedOutAs { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>The warning that was not followed.</summary>
    public SanctionId? Warning { get; init; }

    public PersonId? CarriedOutBy { get; private set; }

    public DateTimeOffset? CarriedOutAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? Reply { get; private set; }

    public PersonId? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftReason { get; private set; }

    public uint Revision { get; init; }

    public bool IsRestriction => Kind is SanctionKind.Suspend or SanctionKind.RestrictOrForbidUse;

    public bool IsInForceAt(DateTimeOffset now) =>
        IsRestriction && CarriedOutAt is not null && LiftedAt is null && (Until is null || Until > now);

    /// <summary>A restriction that holds, or a deletion, which keeps the person from being taken in again until it is lifted.</summary>
    public bool MayEndAt(DateTimeOffset now) =>
        IsInForceAt(now) || (Kind == SanctionKind.DeleteRegistration && CarriedOutAt is not null && LiftedAt is null);

    public Result CarryOut(PersonId by, DateTimeOffset now)
    {
        if (CarriedOutAt is not null)
        {
            return SanctionErrors.AlreadyCarriedOut;
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
            return SanctionErrors.NothingToLift;
        }

        (LiftedBy, LiftedAt, LiftReason) = (by, now, because);
        return Result.Ok;
    }
}
