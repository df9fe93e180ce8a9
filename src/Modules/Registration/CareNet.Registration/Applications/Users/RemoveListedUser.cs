using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Applications;

public static class RemoveListedUserHandler
{
    public static Task<Result<SaveOutcome>> Handle(RemoveListedUser message, UserList list, CancellationToken ct)
    {
        var mail = Person.MailOf(message.Mail);
        return list.ChangeAsync(
            message.Secret,
            form =>
                form with
                {
                    Users = [.. form.Users.Where(user => user.Mail != mail)],
                    AdministratorMail = form.AdministratorMail == mail ? null : form.AdministratorMail,
                },
            message.Origin,
            message.EnteredBy,
            ct
        );
    }
}
