using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Applications;

public static class ImportListedUsersHandler
{
    public static async Task<Result<SaveOutcome>> Handle(ImportListedUsers message, UserList list, CancellationToken ct)
    {
        if (message.Users.Count == 0)
        {
            return ApplicationErrors.FileUnreadable;
        }

        var imported = message.Users.Select(user => Person.MailOf(user.Mail)).ToHashSet();
        var before = 0;
        var stored = await list.ChangeAsync(message.Secret, Merge, message.Origin, message.EnteredBy, ct);
        return stored.IsOk ? new SaveOutcome([.. stored.Value.FieldErrors.Select(InFile)]) : stored.Error!;

        ApplicationForm Merge(ApplicationForm form)
        {
            var kept = form.Users.Where(user => !imported.Contains(user.Mail)).ToList();
            before = kept.Count;
            return form with { Users = [.. kept, .. message.Users], AdministratorMail = form.AdministratorMail ?? message.Users[0].Mail };
        }

        FieldError InFile(FieldError mistake) => mistake with { Line = mistake.Line > before ? mistake.Line - before : null };
    }
}
