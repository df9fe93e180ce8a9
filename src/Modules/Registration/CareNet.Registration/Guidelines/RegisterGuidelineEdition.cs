using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Guidelines;

public static partial class RegisterGuidelineEditionHandler
{
    public static async Task<Result> Handle(
        RegisterGuidelineEdition message,
        RegistrationContext context,
        RegistrationAccess access,
        ApplicationRules book,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await access.IsSecretariat(message.Actor, message.Region, ct) || await book.Of(message.Region, ct) is not { } admission)
        {
            return GuidelineErrors.NotFound;
        }

        if (admission.Guidelines.FirstOrDefault(work => work.Work == message.Work) is not { } followed)
        {
            return GuidelineErrors.Missing;
        }

        if (message.Edition is null || !Form().IsMatch(message.Edition))
        {
            return GuidelineErrors.EditionMissing;
        }

        if (followed.Edition == message.Edition)
        {
            return Result.Ok;
        }

        context.Add(
            new GuidelineEdition
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Region = message.Region,
                Work = message.Work,
                Edition = message.Edition,
                RegisteredBy = message.Actor,
                RegisteredAt = clock.GetUtcNow(),
            }
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.guideline_register",
                Origin = message.Origin,
                Details = new Dictionary<string, string> { ["region"] = message.Region.Value, ["work"] = message.Work },
            },
            ct
        );
        return Result.Ok;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9.-]{1,30}\z")]
    private static partial Regex Form();
}
