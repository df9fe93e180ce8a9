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

        var asked = await store.Explanations(application.Id, ct);
        if (Refusal(message, asked.Count, clock) is { } refusal)
        {
            return refusal;
        }

        store.Context.RemoveRange(asked.Where(other => other.HeldAt is null));
        store.Context.Add(ExplanationRecords.New(application, message.Way, message.On, null, null, clock));
        await store.Audit("registration.explanation_ask", application, null, message.Origin, ct);
        return Result.Ok;
    }

    private static Error? Refusal(AskForExplanation message, int asked, TimeProvider clock) =>
        !Enum.IsDefined(message.Way) ? ApplicationErrors.ExplanationWayMissing
        : RegionTime.In("Asia/Tokyo", clock).DaysUntil(message.On) is < 0 or > FarthestDays ? ApplicationErrors.DateOutOfRange
        : asked >= Most ? ApplicationErrors.TooManyExplanations
        : null;
}
