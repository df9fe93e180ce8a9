using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Governance;

/// <summary>
/// Records that an officer appointed a person to an office. The person holds the office only once another officer has confirmed it.
/// </summary>
public sealed class Appointment
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required RegionCode Region { get; init; }

    public required RegionRole Role { get; init; }

    public required PersonId AppointedBy { get; init; }

    public required DateTimeOffset AppointedAt { get; init; }

    public bool? IsConfirmed { get; private set; }

    /// <summary>Null if the operator confirmed it.</summary>
    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public uint Revision { get; init; }

    public bool WaitsAt(DateTimeOffset now) => IsConfirmed is null && AppointedAt + Lasts > now;

    /// <param name="by">Null for the operator, because the operator is no person of CareNet.</param>
    /// <param name="now">The moment of the decision.</param>
    public Result Confirm(PersonId? by, DateTimeOffset now)
    {
        if (!WaitsAt(now))
        {
            return OfficeErrors.AppointmentOver;
        }

        if (by == Person || by == AppointedBy)
        {
            return OfficeErrors.AppointmentNeedsAnother;
        }

        (IsConfirmed, DecidedBy, DecidedAt) = (true, by, now);
        return Result.Ok;
    }

    public Result Stop(PersonId by, DateTimeOffset now)
    {
        if (!WaitsAt(now))
        {
            return OfficeErrors.AppointmentOver;
        }

        (IsConfirmed, DecidedBy, DecidedAt) = (false, by, now);
        return Result.Ok;
    }

    /// <summary>Closes one that nobody can confirm any more, because it has lapsed or its officer holds no office.</summary>
    public void Close(PersonId by, DateTimeOffset now) => (IsConfirmed, DecidedBy, DecidedAt) = (false, by, now);

    public OfficeHolder Becomes(DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Person = Person,
            Region = Region,
            Role = Role,
            Since = now,
            GrantedBy = AppointedBy,
            ConfirmedBy = DecidedBy,
        };
}
