using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Wording;

namespace CareNet.Registration.Training;

public static class RecordTrainingHandler
{
    private static readonly WrittenField Subject = new("subject", "研修の内容", "subject", TrainingSession.MaxSubjectLength);
    private static readonly WrittenField Material = new("material", "資料のリンク", "link to the material", TrainingSession.MaxLinkLength);
    private static readonly WrittenField GivenBy = new(
        "given_by",
        "研修をした人",
        "name of who gave the training",
        People.Person.MaxNameLength
    );

    [
        Rule("misato/9", How = "record"),
        Rule("nishitokyo/9", How = "record"),
        Rule("miyazaki/14", How = "record"),
        Rule("misato/form-2-2-3", How = "record")
    ]
    [Rule("okayama/3-1", How = "record"), Rule("osaki/8-2-2", How = "record")]
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
            if (await trainers.May(message.Actor, message.Region, message.Facility, ct) is null)
            {
                return TrainingErrors.NotFound;
            }

            var (subject, material, givenBy) = (
                Subject.Read(message.Subject),
                Material.ReadOptional(message.Material),
                GivenBy.Read(message.GivenBy)
            );
            if ((subject.Error ?? material.Error ?? givenBy.Error ?? Refusal(material.Value)) is { } error)
            {
                return error;
            }

            var now = clock.GetUtcNow();
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
                },
                ct
            );
            return training.Id;
        }

        Error? Refusal(string material) =>
            Math.Abs(RegionDay.At(clock).DaysUntil(message.HeldOn)) > 366 ? TrainingErrors.WrongDay
            : material.Length > 0 && !(Uri.TryCreate(material, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps)
                ? TrainingErrors.WrongLink
            : message.IsSelfStudy && material.Length == 0 ? TrainingErrors.NoMaterial
            : null;
    }
}
