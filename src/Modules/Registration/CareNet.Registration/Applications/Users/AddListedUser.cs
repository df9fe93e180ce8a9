using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class AddListedUserHandler
{
    public static Task<Result<SaveOutcome>> Handle(AddListedUser message, UserList list, CancellationToken ct) =>
        list.ChangeAsync(
            message.Secret,
            form =>
                form with
                {
                    Users = [.. form.Users, message.User],
                    AdministratorMail = message.IsAdministrator ? message.User.Mail : form.AdministratorMail,
                },
            message.Origin,
            message.EnteredBy,
            ct
        );
}
