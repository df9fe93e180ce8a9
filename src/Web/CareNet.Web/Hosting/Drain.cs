namespace CareNet.Web.Hosting;

/// <summary>Requests that are being answered now, probes not counted.</summary>
public sealed class RequestsInFlight
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public IDisposable Enter()
    {
        Interlocked.Increment(ref count);
        return new Leave(this);
    }

    private sealed class Leave(RequestsInFlight requests) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref requests.count);
    }
}

/// <summary>
/// Between the signal to stop and the closing of the door: <c>/health</c> already says no, requests under way are finished.
/// <c>Drain:AtLeast</c> gives a balancer the time to notice.
/// </summary>
public sealed class Drain(RequestsInFlight requests, IConfiguration configuration, TimeProvider clock) : IHostedLifecycleService
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(15);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var atLeast = configuration.GetValue("Drain:AtLeast", TimeSpan.Zero);
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) is var passed && passed < AtMost && (passed < atLeast || requests.Count > 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
