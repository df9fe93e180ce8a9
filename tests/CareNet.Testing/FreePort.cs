using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CareNet.Testing;

/// <summary>
/// Ports below those that the system gives to outgoing connections: a port that was free a moment ago is not taken by one of them before
/// the node that shall listen there has started.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Last = 32_000;

    /// <summary>Free a moment ago on this machine; tests that start nodes ask for one each.</summary>
    public static string Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port))
            {
                return port.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
