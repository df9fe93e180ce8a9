using System.Net;
using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Devices;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SecuritySettings;

/// <summary>
/// From which lines a facility lets its people sign in: its own addresses, and any line for a phone or tablet that is in its register and
/// shows the cookie of that device. What a browser says of itself lets nobody in: anybody can write it. Without a list from everywhere,
/// because no server can see whether a line is a public Wi-Fi.
/// </summary>
[Rule("miyazaki/leak-1", How = "record")]
public static class NetworkLimit
{
    public static async Task<Error?> RefusesAsync(SecurityContext context, Account account, SignInClient from, CancellationToken ct)
    {
        if (
            account.Facility is not { } facility
            || from.Origin.Address is not { } address
            || await context.Set<FacilitySecuritySettings>().AsNoTracking().SingleOrDefaultAsync(p => p.Facility == facility, ct)
                is not { Networks.Count: > 0 } profile
        )
        {
            return null;
        }

        return Holds(profile.Networks, address) || (profile.AllowsMobile && await IsCarriedAsync(context, account, facility, from, ct))
            ? null
            : SecurityErrors.NetworkRefused;
    }

    private static async Task<bool> IsCarriedAsync(
        SecurityContext context,
        Account account,
        FacilityId facility,
        SignInClient from,
        CancellationToken ct
    ) =>
        DeviceTokens.Hash(from.Brought?.Token) is { } hash
        && await context.Set<Device>().AsNoTracking().SingleOrDefaultAsync(device => device.TokenHash == hash, ct)
            is { State: DeviceState.Registered, Kind: DeviceKind.Phone or DeviceKind.Tablet } device
        && device.Facility == facility
        && device.IsFor(account.Person);

    public static bool Holds(IEnumerable<string> networks, string address) =>
        IPAddress.TryParse(address, out var asked)
        && networks.Any(network => Read(network) is { } known && known.Contains(asked.IsIPv4MappedToIPv6 ? asked.MapToIPv4() : asked));

    /// <summary>One address, or a whole network like 203.0.113.0/24.</summary>
    public static IPNetwork? Read(string written) =>
        IPNetwork.TryParse(written, out var network) ? network
        : IPAddress.TryParse(written, out var single)
            ? new IPNetwork(single, single.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
