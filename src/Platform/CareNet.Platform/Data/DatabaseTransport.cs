using System.Net;
using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>Checks how a connection to PostgreSQL is protected on its way.</summary>
public static class DatabaseTransport
{
    /// <summary>
    /// True if nothing of it leaves this machine, or if it is encrypted to a server whose certificate is verified, name included: every
    /// weaker mode of PostgreSQL talks to whoever answers.
    /// </summary>
    public static bool IsSafe(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        return settings.SslMode == SslMode.VerifyFull || (settings.Host ?? "").Split(',').All(host => IsHere(host.Trim()));
    }

    // A path is a socket of this machine; a name may have a port behind it.
    private static bool IsHere(string host) =>
        host is ['/' or '@', ..]
        || (IPEndPoint.TryParse(host, out var address) ? IPAddress.IsLoopback(address.Address) : host.Split(':')[0] is "localhost");
}
