using System.Diagnostics;
using CareNet.Platform;
using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Wolverine;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>One run of one handler, as the code that Wolverine writes around it calls it; public for that code only.</summary>
public sealed class HandlerRun : IDisposable
{
    private static readonly AsyncLocal<HandlerRun?> Current = new();
    private readonly HandlerParts parts;
    private readonly MessageContext messaging;
    private readonly HandlerMethod handler;
    private readonly HandlerCall call;
    private readonly DbContext? context;
    private readonly IReadOnlyList<IHandlerStep> steps;
    private readonly CancellationToken ct;
    private readonly Inquiry? inquiry;
    private readonly Envelope envelope;
    private readonly Activity? activity;
    private readonly long start = TimeProvider.System.GetTimestamp();
    private Buffered? buffered;
    private IDisposable? turn;
    private Exception? noted;
    private bool committing;
    private bool closed;
    private string outcome = "done";

    public HandlerRun(
        HandlerParts parts, MessageContext messaging, Type handler, Type message, DbContext? context, IEnumerable<IHandlerStep> steps, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(messaging);
        this.parts = parts;
        this.messaging = messaging;
        this.context = context;
        this.steps = [.. steps];
        this.ct = ct;
        envelope = messaging.Envelope!;
        this.handler = parts.Handlers.Of(message).First(method => method.Handler == handler);
        call = new(envelope.Message!, handler, context, IsQueued);
        inquiry = IsQueued ? null : Inquiry.About(envelope.Message);
        activity = BusTelemetry.Start(this.handler, IsQueued);
        Current.Value = this;
    }

    /// <summary>The context of the handler that the calling code runs under, for services that Wolverine did not make itself.</summary>
    internal static MessageContext? Around => Current.Value is { closed: false } open ? open.messaging : null;

    private bool IsQueued => envelope.Destination is not null;

    /// <summary>It came out of the database, where nobody keeps its serializer; what a node publishes comes to its queues without a detour.</summary>
    private bool IsFound => IsQueued && envelope.Serializer is null;

    private NpgsqlConnection Connection => (NpgsqlConnection)context!.Database.GetDbConnection();

    private NpgsqlTransaction Transaction => (NpgsqlTransaction)context!.Database.CurrentTransaction!.GetDbTransaction();

    /// <summary>In front of the transaction. False: the handler does not run, and that is no failure.</summary>
    public async Task<bool> EnterAsync()
    {
        if (IsQueued)
        {
            await parts.Started.WaitAsync(ct);
        }

        if (IsQueued && envelope.Message is IOrderedBy ordered)
        {
            turn = await parts.Turnstile.EnterAsync(envelope, ordered.OrderKey, ct);
        }

        if (IsFound && await parts.Suspects.StartAsync(envelope, ct))
        {
            throw new DeadlyException(envelope.Attempts, parts.MaxCrashes, parts.Clock.GetUtcNow());
        }

        if (context is null)
        {
            buffered = new Buffered();
            await messaging.EnlistInOutboxAsync(buffered);
            if (IsQueued)
            {
                await parts.Inbox.RequireOursAsync(envelope, parts.Node, ct);
            }
        }

        foreach (var step in steps)
        {
            if (await step.BeforeAsync(call, ct) is { } error)
            {
                await RecordRefusalAsync(error);
                return false;
            }
        }

        return true;
    }

    /// <summary>The first statement of a queued handler's transaction: until the commit no other node can run the message.</summary>
    public async Task TakeAsync()
    {
        if (IsQueued)
        {
            await parts.Inbox.TakeAsync(Connection, Transaction, envelope, parts.Node, ct);
        }
    }

    /// <summary>Takes the handler's answer. A refusal undoes everything, and then this is true.</summary>
    public async Task<bool> RefusedAsync(Result? answer)
    {
        if (answer is null || answer.IsOk)
        {
            Give(answer);
            return false;
        }

        if (context is not null)
        {
            context.ChangeTracker.Clear();
            await context.Database.CurrentTransaction!.RollbackAsync(CancellationToken.None);
        }

        await messaging.ClearAllAsync();
        Give(answer);
        await RecordRefusalAsync(answer.Error!);
        return true;
    }

    /// <summary>After a handler that succeeded, before its commit.</summary>
    public async Task InsideAsync()
    {
        foreach (var step in steps)
        {
            await step.InsideAsync(call, ct);
        }

        if (context is null)
        {
            await parts.Shipping.SettleAsync(messaging, buffered!, IsQueued ? envelope : null, ct);
            return;
        }

        await context.SaveChangesAsync(ct);
        await parts.Lanes.JoinAsync(Connection, Transaction, messaging.Outstanding, ct);
        await RequireSoundAsync();
        committing = true;
    }

    public void Note(Exception thrown) => noted = thrown;

    /// <summary>What to throw instead: nothing of a queued message's exception may be stored or logged by others.</summary>
    public async Task<Exception> FailedAsync(Exception failure)
    {
        failure = noted ?? failure;
        if (committing)
        {
            parts.Shipping.Abandon(messaging.Outstanding);
        }

        if (failure is NotOursException or NotYetException or DeadlyException)
        {
            return failure;
        }

        outcome = "failed";
        if (!IsQueued)
        {
            return await FailedRequestAsync(failure);
        }

        if (IsFound && !Trouble.IsOutage(failure))
        {
            await parts.Suspects.SurvivedAsync(envelope);
        }

        var trace = ErrorTrace.Of(failure);
        parts.Log.Failed(handler.Name, envelope.Id, envelope.Attempts, trace.Place);
        activity?.SetStatus(ActivityStatusCode.Error, trace.Type);
        if (failure is OperationCanceledException && parts.Runtime.Cancellation.IsCancellationRequested)
        {
            return new NotOursException(); // The drain time is over: whoever finds it runs it.
        }

        if (Trouble.IsOutage(failure))
        {
            return new OutageException();
        }

        if (failure is OperationCanceledException && ct.IsCancellationRequested)
        {
            trace = trace with { Type = typeof(TimeoutException).FullName! };
        }

        await RecordFailureAsync(failure);
        return new HandlerFailedException(trace, envelope.Attempts, parts.Clock.GetUtcNow());
    }

    public void Dispose()
    {
        closed = true;
        turn?.Dispose();
        parts.Telemetry.Handled(handler, TimeProvider.System.GetElapsedTime(start), outcome);
        activity?.Dispose();
    }

    private async Task<Exception> FailedRequestAsync(Exception failure)
    {
        if (committing && failure is NpgsqlException and not PostgresException)
        {
            failure = new CommitInDoubtException(failure);
        }

        if (inquiry is not { MayTryAgain: true } || !Requests.IsWorthAnother(failure))
        {
            await RecordFailureAsync(failure);
        }

        return new RequestFailedException(failure);
    }

    private void Give(Result? answer)
    {
        if (inquiry is not null && answer?.GetType() == inquiry.Wanted)
        {
            inquiry.Answer = answer;
        }
    }

    private async Task RecordRefusalAsync(Error error)
    {
        outcome = "refused";
        if (inquiry is not null)
        {
            inquiry.Refusal = error;
        }
        else
        {
            parts.Log.Refused(handler.Name, envelope.Id, error.Code);
        }

        foreach (var step in steps)
        {
            await step.RefusedAsync(call, error, ct);
        }
    }

    /// <summary>The handler's own exception is the one that matters, so a record that cannot be written is only logged.</summary>
    private async Task RecordFailureAsync(Exception failure)
    {
        foreach (var step in steps)
        {
            try
            {
                await step.FailedAsync(call, failure, CancellationToken.None);
            }
            catch (Exception unwritten)
            {
                parts.Log.StepFailed(step.GetType().Name, handler.Name, ErrorTrace.Of(unwritten).Place);
            }
        }
    }

    /// <summary>A failed transaction answers COMMIT with a silent rollback, so something is asked first.</summary>
    private async Task RequireSoundAsync()
    {
        await using var question = new NpgsqlCommand("SELECT 1", Connection, Transaction);
        await question.ExecuteNonQueryAsync(ct);
    }
}
