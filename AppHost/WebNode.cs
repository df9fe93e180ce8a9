using System.Net.Http;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>One web node as a child process.</summary>
public sealed class WebNode(string program, int number, int port, IReadOnlyDictionary<string, string> environment, string logs) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(40);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly LogFile log = new(Path.Combine(logs, $"web-{number}.log"));
    private BoundProcess? process;

    public int Number => number;

    public string Address => $"http://localhost:{port}";

    public int ProcessId => process!.Id;

    public Task Gone => process!.Exited;

    public void Start() => process = BoundProcess.Run(new(["dotnet", program])
    {
        DeathSignal = "TERM",
        WorkingDirectory = Path.GetDirectoryName(program)!,
        Environment = new Dictionary<string, string>(environment)
        {
            ["ASPNETCORE_URLS"] = Address,
            ["OTEL_SERVICE_NAME"] = "carenet-web",
            ["CARENET_NODE"] = $"web-{number}",
            // The node stops by itself when this end of the pipe is gone: no orphan where the kernel has no death signal.
            ["CARENET_WATCH_STDIN"] = "1",
        },
        OnLine = log.Write,
    });

    public async Task UntilReadyAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StartPatience);
        while (!await HealthyAsync(patience.Token))
        {
            if (Gone.IsCompleted || patience.IsCancellationRequested)
            {
                ct.ThrowIfCancellationRequested();
                throw Explain();
            }

            await Task.WhenAny(Gone, Task.Delay(50, CancellationToken.None));
        }
    }

    /// <summary>Starts again after a crash, on the same port.</summary>
    public void Restart()
    {
        process!.Dispose();
        Start();
    }

    public async Task StopAsync()
    {
        if (process is not null)
        {
            await process.StopAsync(Signals.Terminate, DrainPatience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process?.Dispose();
    }

    private static async Task<bool> HealthyAsync(HttpClient http, string address, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(address + "/health", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private Task<bool> HealthyAsync(CancellationToken ct) => HealthyAsync(Http, Address, ct);

    private Mishap Explain()
    {
        var said = process!.LastLines;
        if (said.Any(line => line.Contains("address already in use", StringComparison.OrdinalIgnoreCase)))
        {
            return Ports.Taken(port);
        }

        var last = said.LastOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "";
        return new(
            $"Web ノード {number} が起動しませんでした。{last} 詳しくは {Path.Combine(logs, $"web-{number}.log")} にあります。",
            $"Web node {number} did not start: {last} More is in {Path.Combine(logs, $"web-{number}.log")}.");
    }
}
