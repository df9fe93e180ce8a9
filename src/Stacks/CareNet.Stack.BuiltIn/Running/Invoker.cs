using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>Runs a request where it is asked: no queue, no dead letter, the exception goes to the caller.</summary>
internal sealed class Invoker(HandlerGraph handlers, HandlerRun runs, Shipping shipping, BusTelemetry telemetry, BusOptions options)
{
    public async Task<object?> InvokeAsync(object message, Type? wanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var handler = handlers.OnlyOf(message.GetType());
        RequireAnswer(handler, wanted);
        for (var attempt = 0; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            var mayTryAgain = attempt < options.InvokeCoolDowns.Count;
            try
            {
                return await RunAsync(handler, message, wanted, failure => mayTryAgain && IsWorthAnother(failure), ct);
            }
            catch (Exception failure) when (mayTryAgain && IsWorthAnother(failure))
            {
                telemetry.Retried(handler);
                await Task.Delay(options.InvokeCoolDowns[attempt], ct);
            }
        }
    }

    private async Task<object?> RunAsync(
        HandlerMethod handler, object message, Type? wanted, Func<Exception, bool> againAfter, CancellationToken ct)
    {
        using var activity = BusTelemetry.Start(handler, null);
        var start = TimeProvider.System.GetTimestamp();
        var outcome = await runs.RunAsync(handler, message, wanted, null, againAfter, ct);
        if (outcome.Ending == Ending.Ran)
        {
            await shipping.SendAsync(outcome.Outgoing, ct);
        }

        telemetry.Handled(handler, TimeProvider.System.GetElapsedTime(start), outcome.Refusal is null ? "done" : "refused");
        if (outcome.Refusal is { } refusal && outcome.Returned.Answer is null)
        {
            var hasResult = wanted is not null && wanted.IsAssignableTo(typeof(Platform.Result));
            return hasResult ? handler.Refuse!(refusal) : throw new RefusedException(refusal);
        }

        return wanted is null ? null : outcome.Returned.Answer ?? throw new WrongAnswerException($"{handler.Name} answered with nothing.");
    }

    private static void RequireAnswer(HandlerMethod handler, Type? wanted)
    {
        if (wanted is not null && !handler.Returns.Contains(wanted))
        {
            throw new WrongAnswerException($"{handler.Name} does not answer with {wanted.FullName}.");
        }

        if (wanted is null && handler.Refuse is not null)
        {
            throw new WrongAnswerException($"{handler.Name} may refuse: invoke it for its answer.");
        }
    }

    private static bool IsWorthAnother(Exception failure) => failure is not CommitInDoubtException && Trouble.IsTransient(failure);
}
