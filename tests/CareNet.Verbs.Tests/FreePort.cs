using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CareNet.Verbs.Tests;

public static class FreePort
{
    /// <summary>Free a moment ago on this machine.</summary>
    public static string Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
