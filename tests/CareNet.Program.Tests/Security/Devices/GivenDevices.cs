using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

/// <summary>Devices as a careful administrator enters them.</summary>
public static class GivenDevices
{
    public static async Task<DeviceDetails> DetailsAsync(this CareNetApp app, TestPerson holder)
    {
        var demands = await app.AskAsync<DeviceRequirements>(new GetDeviceRequirements(holder.Region));
        return new("訪問用タブレット1", DeviceKind.Tablet, DeviceOwner.Facility)
        {
            Holder = holder.Id,
            Declared = [.. demands.Points.Select(point => point.Rule)],
            SecurityProduct = "まもるくん",
            CarrierPhone = "0120-000-113",
        };
    }

    public static async Task<Result<RegisteredDevice>> RegisterAsync(
        this CareNetApp app,
        TestPerson administrator,
        DeviceDetails details,
        DeviceId? waiting = null
    ) =>
        await app.AskAsync<Result<RegisteredDevice>>(
            new RegisterDevice(administrator.Facility, waiting, details, administrator.Id, Asking.Somewhere)
        );

    public static async Task<DeviceId> DeviceAsync(
        this CareNetApp app,
        TestPerson administrator,
        TestPerson holder,
        Func<DeviceDetails, DeviceDetails>? change = null
    )
    {
        var details = await app.DetailsAsync(holder);
        return (await app.RegisterAsync(administrator, change?.Invoke(details) ?? details)).Value.Id;
    }

    public static Task<DeviceSignInResult> SignInOnAsync(
        this CareNetApp app,
        TestPerson person,
        string? token,
        bool secondFactor = true,
        bool locks = true
    ) =>
        app.AskAsync<DeviceSignInResult>(
            new CheckDeviceAtSignIn(
                person.Id,
                person.Region,
                person.Facility,
                token,
                DeviceKind.Phone,
                secondFactor,
                locks,
                Asking.Somewhere
            )
        );
}
