using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

public static class JoinDeviceHandler
{
    public static async Task<Result<string>> Handle(JoinDevice message, DeviceStore store, CancellationToken ct)
    {
        if (DeviceTokens.Hash(message.Code) is not { } code || await store.Access.Invited(code, ct) is not { } device)
        {
            return DeviceErrors.LinkExpired;
        }

        var (token, hash) = DeviceTokens.New();
        if (device.Join(hash, store.Now).Error is { } refused)
        {
            return refused;
        }

        await AuditWriter.Record(
            store.Context,
            new()
            {
                At = store.Now,
                Actor = AuditActor.Visitor,
                Action = "device.join",
                Origin = message.Origin,
                Subject = new("device", device.Id.Value),
                Facility = device.Facility.Value,
            },
            ct
        );
        return token;
    }
}
