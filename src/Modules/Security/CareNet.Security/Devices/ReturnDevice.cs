using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

/// <summary>The day a lent device came back, and the day on which what was on it was erased.</summary>
[Rule("misato/notes-3-7", How = "record"), Rule("nishitokyo/notes-3-7", How = "record"), Rule("misato/form-2-2-2", How = "record")]
public static class ReturnDeviceHandler
{
    /// <summary>Records the return and, if the holder has left, tells the receipt of that departure what is still out.</summary>
    public static async Task<(Result, DepartureStepDone?)> Handle(
        ReturnDevice message,
        DeviceStore store,
        LiveSessions sessions,
        CancellationToken ct
    )
    {
        if (await store.Access.ForChange(message.Actor, message.Id, ct) is not { } device)
        {
            return (DeviceErrors.NotFound, null);
        }

        var holder = device.ReturnDueOn is null ? null : device.Holder;
        if (device.Return(message.On, message.ErasedOn, store.Today).Error is { } refused)
        {
            return (refused, null);
        }

        await sessions.EndOnDevice(store.Context, device.Id.Value, EndReason.Suspended, ct);
        await store.Note(device, "device.return", message.Actor, message.Origin, ct);
        if (holder is not { } left)
        {
            return (Result.Ok, null);
        }

        var stillOut = await store
            .Context.Set<Device>()
            .CountAsync(
                other =>
                    other.Holder == left
                    && other.Facility == device.Facility
                    && other.Id != device.Id
                    && other.ReturnDueOn != null
                    && other.State != DeviceState.Returned,
                ct
            );
        return (Result.Ok, new DepartureStepDone(left, device.Facility, DepartureStep.DevicesReturned, stillOut, store.Now));
    }
}
