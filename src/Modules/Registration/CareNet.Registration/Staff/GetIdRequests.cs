using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Invitations;

namespace CareNet.Registration.Staff;

public static class GetIdRequestsHandler
{
    [Rule("osaki/8-2-1", How = "remind"), Rule("misato/local-3", How = "record")]
    public static async Task<Result<IdRequestList>> Handle(
        GetIdRequests message,
        RegistrationContext context,
        RegistrationAccess access,
        ExistingRegistrations known,
        CancellationToken ct
    )
    {
        var may = message.Facility is { } facility
            ? await access.Administers(message.Actor, facility, ct)
            : await access.IsSecretariat(message.Actor, message.Region, ct);
        var forSecretariat = message.Facility is null ? known : null;
        return may
            ? new IdRequestList(await IdRequests.Open(context, message.Region, message.Facility, forSecretariat, ct))
            : StaffErrors.FacilityNotFound;
    }
}
