using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

/// <summary>
/// A device is known by its cookie alone, in the register of its own facility. An unknown one waits for the facility's administrator, or is
/// turned away where only registered ones may sign in.
/// </summary>
[Rule("misato/notes-3-1", How = "enforce"), Rule("nishitokyo/notes-3-1", How = "enforce"), Rule("misato/form-3-2-2", How = "enforce")]
[
    Rule("miyazaki/18", How = "enforce"),
    Rule("miyazaki/leak-2", How = "enforce"),
    Rule("miyazaki/lost-3", How = "enforce"),
    Rule("okayama/3-1", How = "record")
]
[Rule("misato/notes-3-10", How = "enforce"), Rule("nishitokyo/notes-3-10", How = "enforce")]
public static class CheckDeviceAtSignInHandler
{
    public static async Task<(DeviceSignInResult, IEnumerable<object>)> Handle(
        CheckDeviceAtSignIn message,
        DeviceStore store,
        CancellationToken ct
    )
    {
        var device = DeviceTokens.Hash(message.Token) is { } hash ? await store.Access.Carrying(hash, ct) : null;
        var isForeign = device is not null && device.Facility != message.Facility;
        if (isForeign && device is { State: DeviceState.Pending })
        {
            // It waits at another facility; this one decides for itself.
            device = null;
        }

        var demands = store.Rules.Of(message.Region);
        var onlyRegistered = demands.OnlyRegistered && !await store.OpensRegister(message.Person, message.Facility, ct);
        return device switch
        {
            { State: DeviceState.Registered } when isForeign && device.IsFor(message.Person) => (
                onlyRegistered ? Refused(device, DeviceErrors.NotAdmitted)
                : demands.MustLock.Count > 0 && !message.DeclaresLock ? Refused(device, DeviceErrors.LockUndeclared)
                : message.SecondFactorPassed ? new(DeviceOutcome.Pending, device.Id, device.IsShared, null, null)
                : new(DeviceOutcome.Pending, device.Id, device.IsShared, null, DeviceErrors.SecondFactorMissing),
                []
            ),
            { State: DeviceState.Registered } when device.IsFor(message.Person) => (
                new(DeviceOutcome.Known, device.Id, device.IsShared, null, null),
                []
            ),
            { State: DeviceState.Registered } => (Refused(device, DeviceErrors.NotForYou), []),
            { State: DeviceState.Pending } when onlyRegistered => (Refused(device, DeviceErrors.NotAdmitted), []),
            { State: DeviceState.Pending } => (
                message.SecondFactorPassed
                    ? new(DeviceOutcome.Pending, device.Id, device.IsShared, null, null)
                    : new(DeviceOutcome.Pending, device.Id, device.IsShared, null, DeviceErrors.SecondFactorMissing),
                []
            ),
            not null => (Refused(device, DeviceErrors.NotAdmitted), []),
            null when onlyRegistered => (Refused(null, DeviceErrors.NotAdmitted), []),
            null when demands.MustLock.Count > 0 && !message.DeclaresLock => (Refused(null, DeviceErrors.LockUndeclared), []),
            null when !message.SecondFactorPassed => (new(DeviceOutcome.Pending, null, false, null, DeviceErrors.SecondFactorMissing), []),
            null => await Waits(message, demands, store, ct),
        };
    }

    private static DeviceSignInResult Refused(Device? device, Error why) =>
        new(DeviceOutcome.Refused, device?.Id, device?.IsShared ?? false, null, why);

    private static async Task<(DeviceSignInResult, IEnumerable<object>)> Waits(
        CheckDeviceAtSignIn message,
        DeviceRequirements demands,
        DeviceStore store,
        CancellationToken ct
    )
    {
        var (token, hash) = DeviceTokens.New();
        var device = Device.SeenAtSignIn(store.NewId(), message.Region, message.Facility, message.Person, message.Kind, hash, store.Now);
        device.Declare(demands.MustLock);
        store.Context.Add(device);
        await store.Note(device, "device.pending", message.Person, message.Origin, ct);
        var told = await store.Standings.AdministratorsOf(message.Facility, ct);
        return (
            new(DeviceOutcome.Pending, device.Id, false, token, null),
            [.. told.Select(person => new NoticeDue(person, DeviceNotices.Pending, device.Id.Value, store.Now))]
        );
    }
}
