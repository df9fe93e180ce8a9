using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CareNet.Testing;

public static class FreePort
{
    /// <summary>A port whose neighbour is free as well.</summary>
    public static int Pair()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var second = new TcpListener(IPAddress.Loopback, port + 1);
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // The next one then.
            }
        }
    }

    /// <summary>Free a moment ago on this machine; tests that start nodes ask for one each.</summary>
    public static string Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
