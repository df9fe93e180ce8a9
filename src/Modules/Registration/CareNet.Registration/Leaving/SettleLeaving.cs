using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Leaving;

public static class SettleLeavingHandler
{
    [Rule("misato/notes-3-7", How = "enforce"), Rule("nishitokyo/notes-3-7", How = "enforce")]
    public static async Task<Result> Handle(SettleLeaving message, RegistrationContext context, RegistrationAccess access, CancellationToken ct)
    {
        if (await Departures.ToManage(context, access, message.Actor, message.Departure, ct) is not { SignedAt: null } departure
            || !Enum.IsDefined(message.Devices) || !Enum.IsDefined(message.Data))
        {
            return LeavingErrors.NotFound;
        }

        (departure.Devices, departure.Data) = (message.Devices, message.Data);
        return Result.Ok;
    }
}
