using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

[Rule("miyazaki/apply", How = "record"), Rule("osaki/8-2-1", How = "record")]
public static class RecordExplanationHandler
{
    public static async Task<Result> Handle(RecordExplanation message, ApplicationStore store, TimeProvider clock, CancellationToken ct)
    {
        if (await store.ByOffice(message.Actor, message.Id, ct) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        if (application.IsDecided)
        {
            return ApplicationErrors.NotWaiting;
        }

        if (message.On == default || RegionTime.In("Asia/Tokyo", clock).DaysUntil(message.On) > 0 || !Enum.IsDefined(message.Way))
        {
            return ApplicationErrors.ExplanationNotHeld;
        }

        store.Context.RemoveRange((await store.Explanations(application.Id, ct)).Where(asked => asked.HeldAt is null));
        store.Context.Add(ExplanationRecords.New(application, message.Way, message.On, clock.GetUtcNow(), message.Actor, clock));
        await store.Audit("registration.explanation_hold", application, message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
