using System.Diagnostics;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>Nothing is marked, as whoever owns the envelope will.</summary>
internal sealed class LeaveAlone() : UserDefinedContinuation("left to its owner")
{
    public override ValueTask ExecuteAsync(IEnvelopeLifecycle lifecycle, IWolverineRuntime runtime, DateTimeOffset now, Activity? activity) =>
        ValueTask.CompletedTask;
}

/// <summary>It waited without having been tried, and leaves its place to others.</summary>
internal sealed class TryAgainUncounted() : UserDefinedContinuation("to the end of its queue, not counted")
{
    public override async ValueTask ExecuteAsync(IEnvelopeLifecycle lifecycle, IWolverineRuntime runtime, DateTimeOffset now, Activity? activity)
    {
        lifecycle.Envelope!.Attempts--;
        await lifecycle.DeferAsync();
    }
}

/// <summary>As often as it takes: an outage ends, and the message has nothing to do with it.</summary>
internal sealed class TryAgainLater() : UserDefinedContinuation("tried again after the outage, not counted")
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public override async ValueTask ExecuteAsync(IEnvelopeLifecycle lifecycle, IWolverineRuntime runtime, DateTimeOffset now, Activity? activity)
    {
        lifecycle.Envelope!.Attempts--;
        await Task.Delay(Pause, runtime.Cancellation);
        await lifecycle.RetryExecutionNowAsync();
    }
}
