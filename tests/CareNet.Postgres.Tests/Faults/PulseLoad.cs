using System.Collections.Concurrent;

namespace CareNet.Postgres.Tests.Faults;

/// <summary>Clients that write as fast as they are answered, and ask again with the same key when they are not.</summary>
public sealed class PulseLoad(string address, int clients) : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, Guid> answered = new();
    private readonly List<Task> running = [];
    private long repeats;

    /// <summary>What each key was answered.</summary>
    public IReadOnlyDictionary<string, Guid> Answered => answered;

    /// <summary>Requests that got no answer and were sent again.</summary>
    public long Repeats => Interlocked.Read(ref repeats);

    public void Start() => running.AddRange(Enumerable.Range(0, clients).Select(client => Task.Run(() => RunAsync(client))));

    /// <summary>Every key that was begun is answered before this ends.</summary>
    public async Task FinishAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running).WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        http.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync(int client)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var key = $"client-{client}-{number:00000000}";
            while (true)
            {
                if (await AskAsync(key) is { } id)
                {
                    answered[key] = id;
                    break;
                }

                Interlocked.Increment(ref repeats);
                await Task.Delay(50);
            }
        }
    }

    private async Task<Guid?> AskAsync(string key)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address + "/development/pulses");
            request.Headers.Add("X-Token", "fault-tests");
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await http.SendAsync(request);
            return answer.IsSuccessStatusCode ? Guid.Parse(await answer.Content.ReadAsStringAsync()) : null;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or IOException or FormatException)
        {
            return null;
        }
    }
}
