using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.TakeOuts;

/// <summary>Something that left the facility, or is to leave it.</summary>
public sealed class TakeOut
{
    private static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public required TakeOutId Id { get; init; }

    public required RegionCode Region { get; init; }

    public required FacilityId Facility { get; init; }

    public required PersonId Person { get; init; }

    public Guid? Device { get; init; }

    public TakeOutState State { get; private set; }

    public required string Content { get; init; }

    public required TakeOutMedium Medium { get; init; }

    public string? Purpose { get; init; }

    public required DateOnly Begins { get; init; }

    public required DateOnly Ends { get; init; }

    public required bool NeedsApproval { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    public PersonId? ReturnedBy { get; private set; }

    public void Announce() => State = NeedsApproval ? TakeOutState.Requested : TakeOutState.Outside;

    /// <summary>Nobody approves what they take out themselves.</summary>
    public Result Decide(bool isApproved, string? reason, PersonId by, DateTimeOffset now)
    {
        if (State is not TakeOutState.Requested)
        {
            return TakeOutErrors.AlreadyDecided;
        }

        if (by == Person)
        {
            return TakeOutErrors.OwnRequest;
        }

        if (!isApproved && reason is null)
        {
            return Words.Missing;
        }

        (State, DecidedBy, DecidedAt, Reason) = (isApproved ? TakeOutState.Outside : TakeOutState.Refused, by, now, reason);
        return Result.Ok;
    }

    public Result Return(DateOnly on, PersonId by, DateOnly today)
    {
        if (State is TakeOutState.Returned or TakeOutState.Refused)
        {
            return TakeOutErrors.NotOutside;
        }

        if (on > today || on < Begins)
        {
            return TakeOutErrors.WrongDays;
        }

        (State, ReturnedOn, ReturnedBy) = (TakeOutState.Returned, on, by);
        return Result.Ok;
    }

    /// <summary>
    /// Its time began without an approval; neither a later one nor bringing it back mends that. What was refused need not have gone out.
    /// </summary>
    public bool IsBreachOn(DateOnly today) =>
        NeedsApproval && Begins <= today && State != TakeOutState.Refused && !(DecidedAt is { } at && DayOf(at) <= Begins);

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Japan).DateTime);

    public bool IsOverdueOn(DateOnly today) => State is TakeOutState.Outside or TakeOutState.Requested && Ends < today;

    public TakeOutRow Row(DateOnly today) =>
        new(
            Id,
            State,
            Facility,
            Person,
            Content,
            Medium,
            Purpose,
            Begins,
            Ends,
            NeedsApproval,
            IsBreachOn(today),
            IsOverdueOn(today),
            DecidedBy,
            DecidedAt,
            Reason,
            ReturnedOn,
            AskedAt
        );
}
