using CareNet.Platform;
using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Running;

internal enum Ending
{
    /// <summary>In the handler's own transaction, with everything it sent.</summary>
    Committed,

    /// <summary>The handler has no transaction; what it sent and its mark are still to be stored.</summary>
    Ran,

    Refused,

    /// <summary>It was handled before or taken over by another node: nothing was run.</summary>
    NotOurs,
}

internal readonly record struct Outcome(Ending Ending, Returned Returned, Error? Refusal, Outgoing Outgoing);

/// <summary>One run of one handler: its scope, its steps, its transaction.</summary>
internal sealed class HandlerRun(IServiceScopeFactory scopes, HandlerGraph handlers, Shipping shipping, TimeProvider clock, BusLog log)
{
    /// <param name="envelope">The stored message; null for an invoked one.</param>
    /// <param name="againAfter">Errors after which the caller will try again, so that they are no failure yet.</param>
    public async Task<Outcome> RunAsync(
        HandlerMethod handler, object message, Type? wanted, Envelope? envelope, Func<Exception, bool> againAfter, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var outgoing = new Outgoing(handlers, clock);
        services.GetRequiredService<CallScope>().Outgoing = outgoing;
        var context = handler.Context is null ? null : (DbContext)services.GetRequiredService(handler.Context);
        var run = new Run(handler, new(message, handler.Handler, context, envelope is not null), services, outgoing, wanted, envelope, ct)
        {
            Steps = [.. services.GetServices<IHandlerStep>()],
        };
        try
        {
            var outcome = await RefusedInFrontAsync(run)
                ?? (context is null ? await RunPlainAsync(run) : await RunInTransactionAsync(run, context));
            if (outcome.Refusal is { } refusal)
            {
                foreach (var step in run.Steps)
                {
                    await step.RefusedAsync(run.Call, refusal, ct);
                }
            }

            return outcome;
        }
        catch (Exception failure) when (!againAfter(failure))
        {
            await RecordAsync(run, failure);
            throw;
        }
    }

    /// <summary>The handler's own exception is the one that matters, so a record that cannot be written is only logged.</summary>
    private async Task RecordAsync(Run run, Exception failure)
    {
        foreach (var step in run.Steps)
        {
            try
            {
                await step.FailedAsync(run.Call, failure, CancellationToken.None);
            }
            catch (Exception unwritten)
            {
                log.StepFailed(step.GetType().Name, run.Handler.Name, ErrorTrace.Of(unwritten).Place);
            }
        }
    }

    private static async Task<Outcome?> RefusedInFrontAsync(Run run)
    {
        foreach (var step in run.Steps)
        {
            if (await step.BeforeAsync(run.Call, run.Ct) is { } error)
            {
                return new(Ending.Refused, default, error, run.Outgoing);
            }
        }

        return null;
    }

    private static async Task<Outcome> RunPlainAsync(Run run)
    {
        var returned = await CallAsync(run);
        if (returned.Result is { IsOk: false } refused)
        {
            run.Outgoing.Clear();
            return new(Ending.Refused, returned, refused.Error, run.Outgoing);
        }

        await InsideAsync(run, returned);
        return new(Ending.Ran, returned, null, run.Outgoing);
    }

    private async Task<Outcome> RunInTransactionAsync(Run run, DbContext context)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(run.Ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var raw = (NpgsqlTransaction)transaction.GetDbTransaction();
        if (run.Envelope is { } envelope && await Marks.TakeAsync(connection, raw, envelope, clock.GetUtcNow(), run.Ct) is var taken and not Taken.Ours)
        {
            if (taken == Taken.Handled)
            {
                await transaction.CommitAsync(run.Ct);
            }

            return new(Ending.NotOurs, default, null, run.Outgoing);
        }

        var returned = await CallAsync(run);
        if (returned.Result is { IsOk: false } refused)
        {
            run.Outgoing.Clear();
            context.ChangeTracker.Clear();
            await transaction.RollbackAsync(CancellationToken.None);
            return new(Ending.Refused, returned, refused.Error, run.Outgoing);
        }

        await InsideAsync(run, returned);
        await context.SaveChangesAsync(run.Ct);
        using var shipment = shipping.Load(run.Outgoing.Envelopes);
        await shipment.StoreAsync(connection, raw, run.Ct);
        await RequireSoundAsync(connection, raw, run);
        await CommitAsync(transaction);
        shipment.Deliver();
        return new(Ending.Committed, returned, null, run.Outgoing);
    }

    private static async Task<Returned> CallAsync(Run run) =>
        Returned.Sort(run.Handler, await run.Handler.Call(run.Call.Message, run.Services, run.Ct), run.Wanted);

    private static async Task InsideAsync(Run run, Returned returned)
    {
        foreach (var message in returned.Messages ?? [])
        {
            run.Outgoing.Publish(message);
        }

        foreach (var step in run.Steps)
        {
            await step.InsideAsync(run.Call, run.Ct);
        }
    }

    /// <summary>
    /// PostgreSQL answers the COMMIT of a failed transaction with a silent rollback. A handler that swallowed an error of
    /// the database would be answered as stored, so something has to be asked first; storing messages asks as well.
    /// </summary>
    private static async Task RequireSoundAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Run run)
    {
        if (run.Outgoing.IsEmpty)
        {
            await using var question = new NpgsqlCommand("SELECT 1", connection, transaction);
            await question.ExecuteNonQueryAsync(run.Ct);
        }
    }

    private static async Task CommitAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException broken) when (broken is not PostgresException)
        {
            throw new CommitInDoubtException(broken);
        }
    }

    private sealed record Run(
        HandlerMethod Handler, HandlerCall Call, IServiceProvider Services, Outgoing Outgoing, Type? Wanted, Envelope? Envelope, CancellationToken Ct)
    {
        public required IHandlerStep[] Steps { get; init; }
    }
}
