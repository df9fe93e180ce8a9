using System.Net;
using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Contracts.Devices;
using CareNet.Security.Data;
using CareNet.Security.Passwords;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Networks;

/// <summary>
/// From which lines a facility lets its people sign in: its own addresses, and mobile lines for what is carried. Without a list from
/// everywhere: no server can see whether a line is a public Wi-Fi.
/// </summary>
[Rule("miyazaki/leak-1", How = "record")]
public static class NetworkLimit
{
    public static async Task<Error?> RefusesAsync(SecurityContext context, Account account, Visitor from, CancellationToken ct)
    {
        if (account.Facility is not { } facility || from.Origin.Address is not { } address
            || await context.Set<FacilityProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Facility == facility, ct) is not { Networks.Count: > 0 } profile)
        {
            return null;
        }

        var isCarried = from.Brought?.Kind is DeviceKind.Phone or DeviceKind.Tablet;
        return (profile.AllowsMobile && isCarried) || Holds(profile.Networks, address) ? null : SecurityErrors.NetworkRefused;
    }

    public static bool Holds(IEnumerable<string> networks, string address) =>
        IPAddress.TryParse(address, out var asked) && networks.Any(network => Read(network) is { } known && known.Contains(asked.IsIPv4MappedToIPv6 ? asked.MapToIPv4() : asked));

    /// <summary>One address, or a whole network like 203.0.113.0/24.</summary>
    public static IPNetwork? Read(string written) =>
        IPNetwork.TryParse(written, out var network) ? network
        : IPAddress.TryParse(written, out var single) ? new IPNetwork(single, single.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
