using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

/// <summary>The register: kind, owner, holder, lock, protection, services, lending and the decision on a private device.</summary>
[
    Rule("misato/8-2", How = "record"),
    Rule("nishitokyo/8-2", How = "record"),
    Rule("misato/9-3", How = "record"),
    Rule("nishitokyo/9-3", How = "record")
]
[
    Rule("misato/12-6", How = "record"),
    Rule("nishitokyo/12-6", How = "record"),
    Rule("misato/12-7", How = "record"),
    Rule("nishitokyo/12-7", How = "record")
]
[Rule("misato/12-8", How = "record"), Rule("nishitokyo/12-8", How = "record"), Rule("miyazaki/virus-7", How = "record")]
public static class RegisterDeviceHandler
{
    private static readonly TimeSpan JoinTime = TimeSpan.FromHours(24);

    public static async Task<Result<RegisteredDevice>> Handle(
        RegisterDevice message,
        DeviceStore store,
        IdempotencyKeys keys,
        CancellationToken ct
    )
    {
        var (key, print) = (
            message.Key is null ? null : RequestKey.Of(message.Actor, message.Key),
            Fingerprint.Of(message with { Origin = AuditOrigin.Inside })
        );
        if (key?.Error is { } unreadable)
        {
            return unreadable;
        }

        if (key is not null && (await keys.Claim(store.Context, key.Value, print, ct)).IsAnswered<DeviceId>(out var earlier))
        {
            return earlier.IsOk ? await OnceMore(message.Actor, earlier.Value, store, ct) : earlier.Error!;
        }

        if (await store.Standings.RegionAdministeredBy(message.Actor, message.Facility, ct) is not { } region)
        {
            return DeviceErrors.NotFound;
        }

        var waiting = message.Waiting is { } id ? await store.Access.ForChange(message.Actor, id, ct) : null;
        if (message.Waiting is not null && waiting?.Facility != message.Facility)
        {
            return DeviceErrors.NotFound;
        }

        var device = waiting ?? Device.New(store.NewId(), region, message.Facility, store.Now);
        if (await store.Wrong(region, message.Facility, message.Details, ct) is { } wrong)
        {
            return wrong;
        }

        if (device.Register(message.Details, store.Today).Error is { } refused)
        {
            return refused;
        }

        var code = waiting is null ? Offer(device, store) : null;
        store.Look(device, message.Actor);
        await store.Note(device, "device.register", message.Actor, message.Origin, ct);
        if (key is not null)
        {
            await keys.Record(store.Context, key.Value, print, device.Id, ct);
        }

        return new RegisteredDevice(device.Id, code);
    }

    // What the first answer showed is kept nowhere: whoever looks at the second one gets a code that works.
    private static async Task<Result<RegisteredDevice>> OnceMore(PersonId actor, DeviceId id, DeviceStore store, CancellationToken ct)
    {
        if (await store.Access.ForChange(actor, id, ct) is not { State: DeviceState.Registered, TokenHash: null } device)
        {
            return new RegisteredDevice(id, null);
        }

        return new RegisteredDevice(id, CodeFor(device, store));
    }

    private static string? Offer(Device device, DeviceStore store)
    {
        store.Context.Add(device);
        return CodeFor(device, store);
    }

    private static string? CodeFor(Device device, DeviceStore store)
    {
        if (device.Kind is DeviceKind.Storage)
        {
            return null;
        }

        var (code, hash) = DeviceTokens.New();
        device.OfferJoin(hash, store.Now + JoinTime);
        return code;
    }
}
