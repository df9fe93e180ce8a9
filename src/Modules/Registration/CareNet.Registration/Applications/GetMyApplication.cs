using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class GetMyApplicationHandler
{
    public static async Task<Result<ApplicantView>> Handle(
        Contracts.GetMyApplication message,
        ApplicationStore store,
        ApplicationRules book,
        CancellationToken ct
    )
    {
        if (await store.BySecret(message.Secret, ct) is not { } application || await book.Of(application.Region, ct) is not { } admission)
        {
            return ApplicationErrors.NotFound;
        }

        return new ApplicantView(
            application.Id,
            application.Region,
            application.State,
            application.Form,
            admission,
            await ApplicationViews.Steps(store, application.Id, ct),
            [.. (await store.Explanations(application.Id, ct)).Select(ApplicationViews.Of)],
            FormCheck.Complete(application.Form, admission)
        );
    }
}
