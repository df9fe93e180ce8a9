using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Registration.Departures;

public static class WithdrawFacilityHandler
{
    /// <summary>Filing it again before its day changes the day; the notice of the earlier one finds itself outdated.</summary>
    [Rule("osaki/8-2-1", How = "record"), Rule("misato/form-2-4", How = "enforce")]
    public static async Task<Result> Handle(
        WithdrawFacility message,
        RegistrationContext context,
        RegistrationAccess access,
        IMessageBus bus,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var facility = await access.FacilityToManage(message.Actor, message.Facility, ct);
        if (facility is not { IsActive: true })
        {
            return DepartureErrors.NotFound;
        }

        var note = WrittenField.Reason.Read(message.Note);
        if (!note.IsOk || !DepartureRules.IsDayPossible(message.LastDay, clock))
        {
            return note.Error ?? DepartureErrors.DayIsPast;
        }

        var now = clock.GetUtcNow();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO registration.facility_withdrawals (facility, region, last_day, note, asked_by, asked_at)
            VALUES ({facility.Id.Value}, {facility.Region.Value}, {message.LastDay}, {note.Value}, {message.Actor.Value}, {now})
            ON CONFLICT (facility) DO UPDATE SET last_day = excluded.last_day, note = excluded.note,
                asked_by = excluded.asked_by, asked_at = excluded.asked_at, called_off_by = NULL, called_off_at = NULL
            """,
            ct
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.facility_withdraw_plan",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Facility = facility.Id.Value,
            },
            ct
        );
        await bus.ScheduleAsync(
            new FacilityDepartureDue(facility.Id, message.Actor, message.LastDay),
            DepartureRules.MomentOf(message.LastDay, clock)
        );
        return Result.Ok;
    }
}
