using System.Globalization;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

public static class RecordTrainingHandler
{
    private static readonly WrittenField Subject = new("subject", "研修の内容", "subject", TrainingSession.MaxSubjectLength);
    private static readonly WrittenField Material = new("material", "資料のリンク", "link to the material", TrainingSession.MaxLinkLength);
    private static readonly WrittenField GivenBy = new("given_by", "研修をした人", "trainer's name", People.Person.MaxNameLength);

    [
        Rule("misato/9", How = "record"),
        Rule("nishitokyo/9", How = "record"),
        Rule("miyazaki/14", How = "record"),
        Rule("misato/form-2-2-3", How = "record")
    ]
    [Rule("okayama/3-1", How = "record"), Rule("osaki/8-2-2", How = "record"), Rule("miyazaki/training", How = "record")]
    public static async Task<Result<TrainingId>> Handle(
        RecordTraining message,
        RegistrationContext context,
        Trainers trainers,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        return !key.IsOk ? key.Error! : await keys.Run(context, key.Value, Fingerprint.Of(message), _ => Hold(), ct);

        async Task<Result<TrainingId>> Hold()
        {
            if (await trainers.May(message.Actor, message.Region, message.Facility, ct) is not { } rules)
            {
                return TrainingErrors.NotFound;
            }

            var (subject, material, givenBy) = (
                Subject.Read(message.Subject),
                Material.ReadOptional(message.Material),
                GivenBy.Read(message.GivenBy)
            );
            if ((subject.Error ?? material.Error ?? givenBy.Error ?? Refusal(material.Value, rules)) is { } error)
            {
                return error;
            }

            var now = clock.GetUtcNow();
            if (await Places(now) is not { } places)
            {
                return TrainingErrors.WrongPeople;
            }

            var training = new TrainingSession
            {
                Id = Ids.New<TrainingId>(clock),
                Region = message.Region,
                Facility = message.Facility,
                Subject = subject.Value,
                Material = material.Value is "" ? null : material.Value,
                HeldOn = message.HeldOn,
                GivenBy = givenBy.Value,
                IsSelfStudy = message.IsSelfStudy,
                RecordedBy = message.Actor,
                RecordedAt = now,
            };
            context.Add(training);
            if (places.Count > 0)
            {
                // The attendances are written by statements of their own, and each refers to the training.
                await context.SaveChangesAsync(ct);
                await trainers.Attended(training, rules, places, [.. message.Exercises.Distinct()], training.HeldOn, message.Actor, ct);
            }

            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.training_hold",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = new("training", training.Id.Value),
                    Facility = message.Facility?.Value,
                    Details = new Dictionary<string, string>
                    {
                        ["people"] = message.Participants.Distinct().Count().ToString(CultureInfo.InvariantCulture),
                    },
                },
                ct
            );
            return training.Id;
        }

        Error? Refusal(string material, TrainingRules rules)
        {
            var today = RegionDay.At(clock);
            return Math.Abs(today.DaysUntil(message.HeldOn)) > 366 ? TrainingErrors.WrongDay
                : material.Length > 0 && !(Uri.TryCreate(material, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps)
                    ? TrainingErrors.WrongLink
                : message.IsSelfStudy && material.Length == 0 ? TrainingErrors.NoMaterial
                : message.HeldOn > today.Today && !(message.IsSelfStudy && message.Participants.Count == 0) ? TrainingErrors.NotYet
                : !message.Exercises.All(rules.Exercises.Select(item => item.Id).Contains) ? TrainingErrors.WrongExercises
                : null;
        }

        // Where each participant belongs now; null if a participant is not registered there, or if there are too few or too many.
        async Task<IReadOnlyList<(PersonId Person, FacilityId Facility)>?> Places(DateTimeOffset now)
        {
            var ids = message.Participants.Distinct().ToList();
            if (ids.Count > TrainingSession.MaxParticipants || (ids.Count == 0 && !message.IsSelfStudy))
            {
                return null;
            }

            var places = await context
                .Memberships.AsNoTracking()
                .Where(m =>
                    ids.Contains(m.Person)
                    && m.Region == message.Region
                    && (message.Facility == null || m.Facility == message.Facility)
                    && (m.Until == null || m.Until > now)
                )
                .Select(m => new { m.Person, m.Facility })
                .ToListAsync(ct);
            return places.Select(place => place.Person).Distinct().Count() == ids.Count
                ? [.. places.Select(place => (place.Person, place.Facility))]
                : null;
        }
    }
}
