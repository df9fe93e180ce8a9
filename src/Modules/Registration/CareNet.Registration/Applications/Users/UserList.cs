using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>
/// Changes an application's list of users as it is stored now. The application is locked, so two changes at the same moment both count.
/// </summary>
public sealed class UserList(ApplicationStore store, ApplicationRules book)
{
    internal async Task<Result<SaveOutcome>> ChangeAsync(
        string secret,
        Func<ApplicationForm, ApplicationForm> change,
        AuditOrigin origin,
        PersonId? enteredBy,
        CancellationToken ct
    )
    {
        if (await store.BySecret(secret, ct) is not { } application || await book.Of(application.Region, ct) is not { } admission)
        {
            return ApplicationErrors.NotFound;
        }

        if (!application.CanBeChanged)
        {
            return ApplicationErrors.AlreadySent;
        }

        var changed = change(application.Form);
        if (changed.AdministratorMail == application.Form.AdministratorMail && changed.Users.SequenceEqual(application.Form.Users))
        {
            return new SaveOutcome([]);
        }

        var (form, mistakes) = FormCheck.Of(ApplicationPart.Users, changed, admission);
        if (mistakes.Count > 0)
        {
            return new SaveOutcome(mistakes);
        }

        application.Save(form);
        // The list holds names and addresses of other people than the one who applies.
        await store.Audit("registration.application_users_change", application, application.EnteredNowBy(enteredBy), origin, ct);
        return new SaveOutcome([]);
    }
}
