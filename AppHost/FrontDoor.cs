using System.Net;
using System.Net.Sockets;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>
/// The served port, which the orchestrator keeps open even while no node runs. Closed for a while it means that the orchestrator is gone:
/// Aspire does not say so by itself.
/// </summary>
public sealed class FrontDoor(int port)
{
    private const int RefusalsForgiven = 10;
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    public bool IsGone { get; private set; }

    public async Task WatchAsync(CancellationToken stop)
    {
        for (var refused = 0; refused <= RefusalsForgiven; )
        {
            await Task.Delay(Often, stop);
            refused = await IsOpenAsync(stop) ? 0 : refused + 1;
        }

        IsGone = true;
        throw new Mishap(
            "Aspire のオーケストレーターが止まったため、終了します。もう一度起動してください。データは失われていません。",
            "Aspire's orchestrator is gone, so this run ends: start again; no data is lost."
        );
    }

    private async Task<bool> IsOpenAsync(CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, stop);
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
