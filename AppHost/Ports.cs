using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CareNet.Platform;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>The port that CareNet is served on, and those of the dashboard.</summary>
public static class Ports
{
    private const int Tried = 200;

    public static int Choose(RunOptions options, Action<Phrase> say)
    {
        if (options.Port is { } wanted)
        {
            return IsFree(wanted) ? wanted : throw Taken(wanted);
        }

        var chosen = NextFree(RunOptions.UsualPort);
        if (chosen != RunOptions.UsualPort)
        {
            say(
                new(
                    $"ポート {RunOptions.UsualPort} は使用中のため、{chosen} を使います。",
                    $"Port {RunOptions.UsualPort} is taken, so {chosen} it is."
                )
            );
        }

        return chosen;
    }

    /// <summary>The first free port from this one on, passing over those that were given away just now.</summary>
    public static int NextFree(int from, params int[] except) =>
        Enumerable.Range(from, Tried).Except(except).FirstOrDefault(IsFree) is var free and not 0 ? free : throw Taken(from);

    public static Mishap Taken(int port) =>
        new(
            $"ポート {port} はほかのプログラムが使っています。空いている番号を --port で指定してください。",
            $"Port {port} is taken by another program: name a free one with --port."
        );

    private static bool IsFree(int port) =>
        Listens(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || !HasLoopback6() || Listens(IPAddress.IPv6Loopback, port));

    private static bool HasLoopback6() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(face => face.GetIPProperties().UnicastAddresses)
            .Any(address => address.Address.Equals(IPAddress.IPv6Loopback));

    private static bool Listens(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
