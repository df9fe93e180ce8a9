using CareNet.Platform;
using CareNet.Security.Contracts.Devices;

namespace CareNet.Security.Devices.Register;

/// <summary>The register: kind, owner, holder, lock, protection, services, lending and the decision on a private device.</summary>
[Rule("misato/8-2", How = "record"), Rule("nishitokyo/8-2", How = "record"), Rule("misato/9-3", How = "record"), Rule("nishitokyo/9-3", How = "record")]
[Rule("misato/12-6", How = "record"), Rule("nishitokyo/12-6", How = "record"), Rule("misato/12-7", How = "record"), Rule("nishitokyo/12-7", How = "record")]
[Rule("misato/12-8", How = "record"), Rule("nishitokyo/12-8", How = "record"), Rule("miyazaki/virus-7", How = "record")]
public static class RegisterDeviceHandler
{
    private static readonly TimeSpan JoinTime = TimeSpan.FromHours(24);

    public static async Task<Result<RegisteredAs>> Handle(RegisterDevice message, DevicesDesk desk, CancellationToken ct)
    {
        if (await desk.Duties.RegionAdministeredBy(message.Actor, message.Facility, ct) is not { } region)
        {
            return DeviceErrors.NotFound;
        }

        var waiting = message.Waiting is { } id ? await desk.Access.ForChange(message.Actor, id, ct) : null;
        if (message.Waiting is not null && waiting?.Facility != message.Facility)
        {
            return DeviceErrors.NotFound;
        }

        var device = waiting ?? Device.New(desk.NewId(), region, message.Facility, desk.Now);
        if (await desk.Wrong(region, message.Facility, message.Details, ct) is { } wrong)
        {
            return wrong;
        }

        if (device.Register(message.Details, desk.Today).Error is { } refused)
        {
            return refused;
        }

        var code = waiting is null ? Offer(device, desk) : null;
        desk.Look(device, message.Actor);
        await desk.Note(device, "device.register", message.Actor, message.From, ct);
        return new RegisteredAs(device.Id, code);
    }

    private static string? Offer(Device device, DevicesDesk desk)
    {
        desk.Context.Add(device);
        if (device.Kind is DeviceKind.Storage)
        {
            return null;
        }

        var (code, hash) = DeviceTokens.New();
        device.OfferJoin(hash, desk.Now + JoinTime);
        return code;
    }
}
