using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

public static class RecordAttendanceHandler
{
    public const int Most = 200;

    [
        Rule("misato/9", How = "record"),
        Rule("nishitokyo/9", How = "record"),
        Rule("miyazaki/14", How = "record"),
        Rule("misato/form-2-2-3", How = "record")
    ]
    [Rule("okayama/3-1", How = "record"), Rule("osaki/8-2-2", How = "record"), Rule("miyazaki/training", How = "record")]
    public static async Task<Result> Handle(
        RecordAttendance message,
        RegistrationContext context,
        Trainers trainers,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var training = await context.Set<TrainingSession>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == message.Training, ct);
        if (training is null || await trainers.May(message.Actor, training.Region, training.Facility, ct) is not { } rules)
        {
            return TrainingErrors.NotFound;
        }

        if (training.HeldOn > RegionDay.At(clock).Today)
        {
            return TrainingErrors.NotYet;
        }

        if (!message.Exercises.All(rules.Exercises.Select(item => item.Id).Contains))
        {
            return TrainingErrors.WrongExercises;
        }

        var (now, ids) = (clock.GetUtcNow(), message.Participants.Distinct().ToList());
        var places = ids.Count is 0 or > Most
            ? []
            : await context
                .Memberships.AsNoTracking()
                .Where(m =>
                    ids.Contains(m.Person)
                    && m.Region == training.Region
                    && (training.Facility == null || m.Facility == training.Facility)
                    && (m.Until == null || m.Until > now)
                )
                .Select(m => new { m.Person, m.Facility })
                .ToListAsync(ct);
        if (ids.Count == 0 || places.Select(p => p.Person).Distinct().Count() != ids.Count)
        {
            return TrainingErrors.WrongPeople;
        }

        await trainers.Attended(
            training,
            rules,
            [.. places.Select(p => (p.Person, p.Facility))],
            [.. message.Exercises.Distinct()],
            training.HeldOn,
            message.Actor,
            ct
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.training_attendance",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("training", training.Id.Value),
                Facility = training.Facility?.Value,
                Details = new Dictionary<string, string>
                {
                    ["people"] = ids.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
            },
            ct
        );
        return Result.Ok;
    }
}
