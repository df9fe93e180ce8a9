using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

[
    Rule("misato/3", How = "record"),
    Rule("nishitokyo/3", How = "record"),
    Rule("misato/form-2", How = "record"),
    Rule("miyazaki/apply", How = "record")
]
public static class RecordPaperHandler
{
    public static async Task<Result> Handle(
        RecordPaper message,
        ApplicationStore store,
        ApplicationRules book,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await store.ByOffice(message.Actor, message.Id, ct) is not { } application
            || await book.Of(application.Region, ct) is not { } admission
        )
        {
            return ApplicationErrors.NotFound;
        }

        if (application.IsDecided)
        {
            return ApplicationErrors.NotWaiting;
        }

        if (admission.Papers.FirstOrDefault(paper => paper.Kind == message.Kind) is not { } asked)
        {
            return ApplicationErrors.PaperUnknown;
        }

        List<FieldError> flaws = [];
        var signer = new FieldCheck(flaws).Text(
            nameof(message.Signer),
            message.Signer,
            new("署名した人の名前", "name of the signer"),
            People.Person.MaxNameLength
        );
        if (flaws.Count > 0 || message.SignedOn == default || RegionTime.In("Asia/Tokyo", clock).DaysUntil(message.SignedOn) > 0)
        {
            return ApplicationErrors.PaperUnsigned;
        }

        store.Context.Add(
            new Paper
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Region = application.Region,
                Application = application.Id,
                Kind = asked.Kind,
                Title = asked.Title,
                Signer = signer!,
                SignedOn = message.SignedOn,
                Editions = FiledPapers.EditionsOf(asked.Kind, admission),
                FiledAt = clock.GetUtcNow(),
                RecordedBy = message.Actor,
            }
        );
        await store.Audit("registration.paper_record", application, message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
