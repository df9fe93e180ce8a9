using System.Collections.Concurrent;

namespace CareNet.Deploy.Tests.Nodes;

/// <summary>
/// Sends requests as a balancer does: to nodes whose <c>/health</c> says yes; to the other one only when no connection could be made,
/// because then nothing was sent.
/// </summary>
public sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Uri, bool> healthy = new();
    private readonly ConcurrentDictionary<Uri, int> answered = new();
    private readonly ConcurrentQueue<string> failures = new();
    private readonly Uri[] nodes;
    private readonly List<Task> running = [];

    public Balancer(params Uri[] nodes)
    {
        this.nodes = nodes;
        running.AddRange(nodes.Select(node => Task.Run(() => WatchAsync(node))));
    }

    public IReadOnlyCollection<string> Failures => failures;

    public bool IsHealthy(Uri node) => healthy.GetValueOrDefault(node);

    public int AnsweredBy(Uri node) => answered.GetValueOrDefault(node);

    public void Load(int clients, string path) =>
        running.AddRange(
            Enumerable
                .Range(0, clients)
                .Select(client =>
                    Task.Run(async () =>
                    {
                        for (var turn = client; !stop.IsCancellationRequested; turn++)
                        {
                            await SendAsync(turn, path);
                            await Task.Delay(10);
                        }
                    })
                )
        );

    public async Task FinishAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running).WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await FinishAsync();
        http.Dispose();
        stop.Dispose();
    }

    private async Task SendAsync(int turn, string path)
    {
        var open = nodes.Where(IsHealthy).ToArray();
        for (var attempt = 0; attempt < open.Length; attempt++)
        {
            var node = open[(turn + attempt) % open.Length];
            try
            {
                using var answer = await http.SendAsync(Request(node, path));
                if (!answer.IsSuccessStatusCode)
                {
                    failures.Enqueue($"{node} answered {(int)answer.StatusCode}");
                }

                answered.AddOrUpdate(node, 1, (_, count) => count + 1);
                return;
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
            {
                healthy[node] = false;
            }
            catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
            {
                failures.Enqueue($"{node}: {lost.Message}");
                return;
            }
        }

        failures.Enqueue("no node would take it");
    }

    private async Task WatchAsync(Uri node)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await http.SendAsync(Request(node, "/health"));
                healthy[node] = answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                healthy[node] = false;
            }

            await Task.Delay(Interval);
        }
    }

    // One connection a request: a kept one may be closed by the node just when the next request is on its way.
    private static HttpRequestMessage Request(Uri node, string path) =>
        new(HttpMethod.Get, new Uri(node, path)) { Headers = { ConnectionClose = true } };
}
