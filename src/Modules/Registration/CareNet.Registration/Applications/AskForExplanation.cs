using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

[Rule("miyazaki/apply", How = "record")]
public static class AskForExplanationHandler
{
    private const int FarthestDays = 90;
    private const int Most = 5;

    public static async Task<Result> Handle(AskForExplanation message, ApplicationStore store, TimeProvider clock, CancellationToken ct)
    {
        if (await store.BySecret(message.Secret, ct) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        var japan = RegionTime.In("Asia/Tokyo", clock);
        var asked = await store.Explanations(application.Id, ct);
        if (japan.DaysUntil(message.On) is < 0 or > FarthestDays || !Enum.IsDefined(message.Way) || asked.Count >= Most)
        {
            return ApplicationErrors.DateOutOfRange;
        }

        store.Context.RemoveRange(asked.Where(other => other.HeldAt is null));
        store.Context.Add(ExplanationRecords.New(application, message.Way, message.On, null, null, clock));
        await store.Audit("registration.explanation_ask", application, null, message.Origin, ct);
        return Result.Ok;
    }
}
