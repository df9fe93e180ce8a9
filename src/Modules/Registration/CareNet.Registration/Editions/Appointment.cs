using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Editions;

/// <summary>Somebody is to take an office. It takes two: who appoints, and another officer who confirms. Nothing counts before.</summary>
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

    /// <summary>Nobody where the operator confirmed it.</summary>
    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public uint Revision { get; init; }

    public bool WaitsAt(DateTimeOffset now) => IsConfirmed is null && AppointedAt + Lasts > now;

    /// <summary>Null for the operator, who is nobody inside CareNet.</summary>
    public Result Confirm(PersonId? by, DateTimeOffset now)
    {
        if (!WaitsAt(now))
        {
            return EditionErrors.AppointmentOver;
        }

        if (by == Person || by == AppointedBy)
        {
            return EditionErrors.AppointmentNeedsAnother;
        }

        (IsConfirmed, DecidedBy, DecidedAt) = (true, by, now);
        return Result.Ok;
    }

    public Result Stop(PersonId by, DateTimeOffset now)
    {
        if (!WaitsAt(now))
        {
            return EditionErrors.AppointmentOver;
        }

        (IsConfirmed, DecidedBy, DecidedAt) = (false, by, now);
        return Result.Ok;
    }

    public OfficeHolder Becomes(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Person = Person, Region = Region, Role = Role, Since = now, GrantedBy = AppointedBy,
        ConfirmedBy = DecidedBy,
    };
}
