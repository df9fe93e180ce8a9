using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class SaveApplicationHandler
{
    public static async Task<Result<SaveOutcome>> Handle(
        SaveApplication message,
        ApplicationStore store,
        ApplicationRules book,
        CancellationToken ct
    )
    {
        if (await store.BySecret(message.Secret, ct) is not { } application || await book.Of(application.Region, ct) is not { } admission)
        {
            return ApplicationErrors.NotFound;
        }

        var sent = message.Form with { Editions = message.Form.Editions ?? admission.Editions };
        var (form, flaws) = FormCheck.Of(message.Part, FormParts.Of(application.Form, message.Part, sent), admission);
        if (flaws.Count > 0 && application.CanBeChanged)
        {
            return new SaveOutcome(flaws);
        }

        var saved = application.Save(form);
        return saved.IsOk ? new SaveOutcome([]) : saved.Error!;
    }
}
