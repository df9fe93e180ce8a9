using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Leaving;

public static class CancelLeavingHandler
{
    public static async Task<Result> Handle(CancelLeaving message, RegistrationContext context, RegistrationAccess access, CancellationToken ct) =>
        await Departures.ToManage(context, access, message.Actor, message.Departure, ct) is { } departure ? departure.Cancel() : LeavingErrors.NotFound;
}
