using System.Globalization;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

public static class SetTrainingIntervalHandler
{
    /// <summary>No region of today states a number, so a facility may set its own; everybody's next day moves with it.</summary>
    public static async Task<Result> Handle(
        SetTrainingInterval message,
        RegistrationContext context,
        Trainers trainers,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var facility = await context.Facilities.AsNoTracking().SingleOrDefaultAsync(f => f.Id == message.Facility, ct);
        if (facility is null || await trainers.May(message.Actor, facility.Region, facility.Id, ct) is not { IsIntervalAssumed: true })
        {
            return TrainingErrors.NotFound;
        }

        if (message.Days is < TrainingInterval.Shortest or > TrainingInterval.Longest)
        {
            return TrainingErrors.WrongInterval;
        }

        var now = clock.GetUtcNow();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO registration.training_intervals (facility, days, set_by, set_at)
                VALUES ({facility.Id.Value}, {message.Days}, {message.Actor.Value}, {now})
            ON CONFLICT (facility) DO UPDATE SET days = excluded.days, set_by = excluded.set_by, set_at = excluded.set_at
            """,
            ct
        );
        await context.Database.ExecuteSqlAsync(
            $"""
            UPDATE registration.training_due SET due_on = last_on + {message.Days} WHERE facility = {facility.Id.Value}
                AND last_on IS NOT NULL
            """,
            ct
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.training_interval",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Facility = facility.Id.Value,
                Details = new Dictionary<string, string> { ["days"] = message.Days.ToString(CultureInfo.InvariantCulture) },
            },
            ct
        );
        return Result.Ok;
    }
}
