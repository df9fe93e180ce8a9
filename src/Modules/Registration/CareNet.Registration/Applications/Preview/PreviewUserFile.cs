using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>Looks, and stores nothing.</summary>
public static class PreviewUserFileHandler
{
    public static async Task<Result<UserFilePreview>> Handle(
        PreviewUserFile message,
        ApplicationStore store,
        ApplicationRules book,
        CancellationToken ct
    )
    {
        if (await store.BySecret(message.Secret, ct) is not { } application || await book.Of(application.Region, ct) is not { } admission)
        {
            return ApplicationErrors.NotFound;
        }

        if (!application.CanBeChanged)
        {
            return ApplicationErrors.AlreadySent;
        }

        if (message.Content.Length is 0 or > CsvText.MostBytes)
        {
            return ApplicationErrors.FileSize;
        }

        if (
            CsvText.Decode(message.Content) is not { } text
            || UserRows.Of(CsvText.Rows(text, FormCheck.MostUsers + 1)) is not { Count: > 0 } users
        )
        {
            return ApplicationErrors.FileUnreadable;
        }

        // Who administers is chosen on the page of the list, not in the file.
        var form = application.Form with
        {
            Users = users,
            AdministratorMail = users[0].Mail,
        };
        var (_, flaws) = FormCheck.Of(ApplicationPart.Users, form, admission);
        return new UserFilePreview(users, flaws);
    }
}
