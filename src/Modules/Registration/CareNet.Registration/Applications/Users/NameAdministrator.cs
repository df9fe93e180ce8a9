using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

public static class NameAdministratorHandler
{
    public static Task<Result<SaveOutcome>> Handle(NameAdministrator message, UserList list, CancellationToken ct) =>
        list.ChangeAsync(message.Secret, form => form with { AdministratorMail = message.Mail }, message.Origin, message.EnteredBy, ct);
}
