using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

[Rule("osaki/8-2-1", How = "record")]
public static class ReceiveExplanationHandler
{
    public static async Task<Result> Handle(ReceiveExplanation message, ApplicationStore store, TimeProvider clock, CancellationToken ct)
    {
        if (await store.BySecret(message.Secret, ct) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        if (!application.CanBeChanged)
        {
            return ApplicationErrors.AlreadySent;
        }

        if ((await store.Explanations(application.Id, ct)).All(held => held.HeldAt is null))
        {
            store.Context.Add(
                ExplanationRecords.New(
                    application,
                    ExplanationWay.Online,
                    RegionTime.In("Asia/Tokyo", clock).Today,
                    clock.GetUtcNow(),
                    null,
                    clock
                )
            );
            await store.Audit("registration.explanation_receive", application, null, message.Origin, ct);
        }

        return Result.Ok;
    }
}
