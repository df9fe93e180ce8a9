using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>Keeps what was started alive: a killed node or a killed database comes back, a full disk is said and ends the run.</summary>
public sealed class Watch(PrivateCluster? cluster, IReadOnlyList<WebNode> nodes, DiskSpace disk, Terminal terminal)
{
    private const int CrashesForgiven = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<long> crashes = new();

    public async Task UntilAsync(CancellationToken stop)
    {
        var stopped = Task.WhenAny(Task.Delay(Timeout.Infinite, stop), disk.WatchAsync(stop));
        while (!stop.IsCancellationRequested)
        {
            var gone = nodes.Select(node => node.Gone).Concat(cluster is null ? [] : [cluster.Gone]).ToList();
            await Task.WhenAny([stopped, .. gone]);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            Count();
            if (cluster is { Gone.IsCompleted: true })
            {
                terminal.Say(new("データベースが止まりました。起動し直します。", "The database stopped; starting it again."));
                await cluster.RestartAsync(stop);
            }

            foreach (var node in nodes.Where(node => node.Gone.IsCompleted))
            {
                terminal.Say(new($"Web ノード {node.Number} が止まりました。起動し直します。", $"Web node {node.Number} stopped; starting it again."));
                node.Restart();
            }
        }
    }

    private void Count()
    {
        crashes.Enqueue(TimeProvider.System.GetTimestamp());
        while (TimeProvider.System.GetElapsedTime(crashes.Peek()) > Window)
        {
            crashes.Dequeue();
        }

        if (crashes.Count > CrashesForgiven)
        {
            throw new Mishap(
                "1分間に何度も停止したため、中止します。ログを確認してください。",
                "Things stopped too often within a minute, so this run ends: look into the logs.");
        }
    }
}
