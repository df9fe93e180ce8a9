using System.Diagnostics;
using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Nodes;
using CareNet.Stack.BuiltIn.Storage;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>Runs one queued envelope to its end: handled, refused, to be tried again, or given up.</summary>
internal sealed class QueueRunner(
    HandlerRun runs, LocalQueue queue, Completer completer, Failures failures, ThisNode node, WorkSignals signals,
    BusTelemetry telemetry, BusOptions options, BusLog log, TimeProvider clock)
{
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim alone = new(1);

    /// <param name="abort">The drain time is over.</param>
    public async Task RunAsync(Envelope envelope, CancellationToken abort)
    {
        if (!node.Holds(envelope.Claim))
        {
            Settle(envelope);
        }
        else if (envelope.AlreadyHandled)
        {
            completer.Add(envelope, []);
        }
        else if (envelope.Crashes == 0)
        {
            await HandleAsync(envelope, abort);
        }
        else
        {
            await HandleSuspectAsync(envelope, abort);
        }
    }

    /// <summary>
    /// Its process died while it was here. From now on its start is written down, and once it was running when a second
    /// process died it runs with no other suspect beside it, so that innocents are not blamed for its neighbours.
    /// </summary>
    private async Task HandleSuspectAsync(Envelope envelope, CancellationToken abort)
    {
        var isolated = envelope.Crashes > 1;
        if (isolated)
        {
            await alone.WaitAsync(abort);
        }

        try
        {
            if (await failures.StartSuspectAsync(envelope))
            {
                await HandleAsync(envelope, abort);
            }
            else
            {
                Settle(envelope);
            }
        }
        finally
        {
            if (isolated)
            {
                alone.Release();
            }
        }
    }

    private async Task HandleAsync(Envelope envelope, CancellationToken abort)
    {
        using var activity = BusTelemetry.Start(envelope.Handler, envelope.TraceParent);
        using var limit = new CancellationTokenSource(envelope.Handler.TimeLimit ?? options.TimeLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, abort);
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            var message = Read(envelope);
            var outcome = await runs.RunAsync(envelope.Handler, message, null, envelope, _ => false, either.Token);
            telemetry.Handled(envelope.Handler, TimeProvider.System.GetElapsedTime(start), outcome.Refusal is null ? "done" : "refused");
            End(envelope, outcome);
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().FullName);
            var late = limit.IsCancellationRequested && failure is OperationCanceledException;
            await FailAsync(envelope, failure, late, abort.IsCancellationRequested);
            Settle(envelope);
        }
    }

    private void End(Envelope envelope, Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            log.Refused(envelope.Handler.Name, envelope.Id, refusal.Code);
        }

        if (outcome.Ending is Ending.Ran or Ending.Refused)
        {
            completer.Add(envelope, outcome.Outgoing.Envelopes);
        }
        else
        {
            Settle(envelope);
        }
    }

    /// <summary>Every statement here counts only while the row is ours, so a failure after a commit changes nothing.</summary>
    private async Task FailAsync(Envelope envelope, Exception failure, bool late, bool aborted)
    {
        var attempt = envelope.Attempts + 1;
        var error = late ? new ErrorTrace(typeof(TimeoutException).FullName!, ErrorTrace.Of(failure).Place) : ErrorTrace.Of(failure);
        log.Failed(envelope.Handler.Name, envelope.Id, attempt, error.Place);
        try
        {
            if (aborted && failure is OperationCanceledException)
            {
                await failures.ReleaseAsync(envelope, envelope.DueAt);
            }
            else if (Trouble.IsOutage(failure))
            {
                await failures.ReleaseAsync(envelope, clock.GetUtcNow() + AfterOutage);
            }
            else if (attempt > options.CoolDowns.Count || failure is UnreadableMessageException)
            {
                await failures.GiveUpAsync(envelope, error);
                telemetry.Died(envelope.Handler);
                log.GaveUp(envelope.Handler.Name, envelope.Id, attempt, error.Type);
            }
            else
            {
                var due = clock.GetUtcNow() + options.CoolDowns[attempt - 1];
                await failures.RetryAsync(envelope, due);
                telemetry.Retried(envelope.Handler);
                signals.WakeAt(due);
            }
        }
        catch (Exception unwritten)
        {
            // The row is still claimed and nobody holds it: the search for strays releases it.
            log.Trouble("write down a failure", ErrorTrace.Of(unwritten).Place);
        }
    }

    private void Settle(Envelope envelope)
    {
        queue.Settled(envelope);
        signals.Next(envelope);
    }

    private static object Read(Envelope envelope)
    {
        try
        {
            return MessageJson.Read(envelope.Body, envelope.Handler.Message);
        }
        catch (Exception unreadable)
        {
            throw new UnreadableMessageException(unreadable.GetType());
        }
    }

    /// <summary>Trying again would not help; the reader's own exception may quote the message.</summary>
    private sealed class UnreadableMessageException(Type cause) : Exception(cause.Name);
}
