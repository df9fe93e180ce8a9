using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CareNet.Platform;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>Which ports the nodes listen on.</summary>
public static class Ports
{
    public static IReadOnlyList<int> Choose(RunOptions options, Action<Phrase> say)
    {
        if (options.Port is { } wanted)
        {
            var wish = Enumerable.Range(wanted, options.Nodes).ToList();
            return wish.FirstOrDefault(port => port > 65535 || !IsFree(port)) is var taken and not 0 ? throw Taken(taken) : wish;
        }

        var chosen = Enumerable.Range(RunOptions.UsualPort, 200).Where(IsFree).Take(options.Nodes).ToList();
        if (chosen.Count < options.Nodes)
        {
            throw Taken(RunOptions.UsualPort);
        }

        if (chosen[0] != RunOptions.UsualPort)
        {
            say(new($"ポート {RunOptions.UsualPort} は使用中のため、{chosen[0]} を使います。", $"Port {RunOptions.UsualPort} is taken, so {chosen[0]} it is."));
        }

        return chosen;
    }

    public static Mishap Taken(int port) => new(
        $"ポート {port} はほかのプログラムが使っています。空いている番号を --port で指定してください。",
        $"Port {port} is taken by another program: name a free one with --port.");

    private static bool IsFree(int port) =>
        Listens(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || !HasLoopback6() || Listens(IPAddress.IPv6Loopback, port));

    private static bool HasLoopback6() => NetworkInterface.GetAllNetworkInterfaces()
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
