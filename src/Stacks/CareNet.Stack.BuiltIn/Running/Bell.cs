namespace CareNet.Stack.BuiltIn.Running;

/// <summary>Wakes one loop; ringing it many times while it is busy wakes it once.</summary>
internal sealed class Bell
{
    private readonly SemaphoreSlim rung = new(0);
    private int pending;

    public void Ring()
    {
        if (Interlocked.Exchange(ref pending, 1) == 0)
        {
            rung.Release();
        }
    }

    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        if (await rung.WaitAsync(atMost < TimeSpan.Zero ? TimeSpan.Zero : atMost, ct))
        {
            Interlocked.Exchange(ref pending, 0);
        }
    }
}
