namespace CareNet.Stack.BuiltIn.Running;

/// <summary>A fixed number of loops that take from the queue.</summary>
internal sealed class Workers(LocalQueue queue, QueueRunner runner, BusOptions options, BusLog log)
{
    private readonly CancellationTokenSource stopTaking = new();
    private readonly CancellationTokenSource abort = new();
    private Task running = Task.CompletedTask;

    public void Start() => running = Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(WorkAsync)));

    /// <summary>Nothing new is begun; what runs may finish within the drain time and is cancelled then.</summary>
    public async Task DrainAsync(CancellationToken hurry)
    {
        await stopTaking.CancelAsync();
        if (!await EndsWithin(options.DrainTime, hurry))
        {
            await abort.CancelAsync();
            await EndsWithin(TimeSpan.FromSeconds(2), CancellationToken.None);
        }
    }

    private async Task<bool> EndsWithin(TimeSpan time, CancellationToken hurry)
    {
        try
        {
            await running.WaitAsync(time, hurry);
            return true;
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task WorkAsync()
    {
        while (!stopTaking.IsCancellationRequested)
        {
            try
            {
                await runner.RunAsync(await queue.TakeAsync(stopTaking.Token), abort.Token);
            }
            catch (OperationCanceledException) when (stopTaking.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.Trouble("run a message", ErrorTrace.Of(failure).Place);
            }
        }
    }
}
