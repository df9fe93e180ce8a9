using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

public static class FinishTrainingHandler
{
    /// <summary>By oneself, where the training is meant for that and is not older than a year. Finishing twice is once.</summary>
    [Rule("miyazaki/training", How = "record"), Rule("osaki/8-2-2", How = "record"), Rule("okayama/3-1", How = "record")]
    public static async Task<Result> Handle(
        FinishTraining message,
        RegistrationContext context,
        Trainers trainers,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (now, today) = (clock.GetUtcNow(), RegionDay.At(clock).Today);
        var training = await context
            .Set<TrainingSession>()
            .AsNoTracking()
            .SingleOrDefaultAsync(t => t.Id == message.Training && t.IsSelfStudy, ct);
        if (
            training is null
            || training.HeldOn > today
            || training.HeldOn < today.AddYears(-1)
            || policies.Of(training.Region.Value) is not { } policy
        )
        {
            return TrainingErrors.NotFound;
        }

        var rules = new TrainingRules(policy);
        if (!message.Exercises.All(rules.Exercises.Select(item => item.Id).Contains))
        {
            return TrainingErrors.WrongExercises;
        }

        var places = await context
            .Memberships.AsNoTracking()
            .Where(m =>
                m.Person == message.Actor
                && m.Region == training.Region
                && (training.Facility == null || m.Facility == training.Facility)
                && (m.Until == null || m.Until > now)
            )
            .Select(m => new { m.Person, m.Facility })
            .ToListAsync(ct);
        if (places.Count == 0)
        {
            return TrainingErrors.NotFound;
        }

        await trainers.Attended(
            training,
            rules,
            [.. places.Select(p => (p.Person, p.Facility))],
            [.. message.Exercises.Distinct()],
            today,
            message.Actor,
            ct
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.training_finish",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("training", training.Id.Value),
                Facility = training.Facility?.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
