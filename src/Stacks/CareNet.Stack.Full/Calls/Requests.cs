using CareNet.Platform;
using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Running;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>Invokes a request through Wolverine, with the platform's rules about answers and second tries.</summary>
internal sealed class Requests(IWolverineRuntime runtime, HandlerGraph handlers, BusTelemetry telemetry, BusOptions options)
{
    public async Task InvokeAsync(object message, CancellationToken ct)
    {
        var (inquiry, _) = await TryAsync(message, null, (bus, inquiry) =>
        {
            inquiry.Begin();
            return DoneAsync(bus.InvokeAsync(message, ct));
        }, ct);
        if (inquiry.Refusal is { } refusal)
        {
            throw new RefusedException(refusal);
        }
    }

    public async Task<T> InvokeAsync<T>(object message, CancellationToken ct)
    {
        var (inquiry, given) = await TryAsync(message, typeof(T), async (bus, inquiry) =>
        {
            inquiry.Begin();
            return await bus.InvokeAsync<T>(message, ct);
        }, ct);
        var handler = handlers.OnlyOf(message.GetType());
        return (inquiry.Answer, inquiry.Refusal, given) switch
        {
            (T answer, _, _) => answer,
            (_, { } refusal, _) when typeof(T).IsAssignableTo(typeof(Result)) => (T)(object)handler.Refuse!(refusal),
            (_, { } refusal, _) => throw new RefusedException(refusal),
            (_, _, T answer) => answer,
            _ => throw new WrongAnswerException($"{handler.Name} answered with nothing."),
        };
    }

    public static bool IsWorthAnother(Exception failure) => failure is not CommitInDoubtException && Trouble.IsTransient(failure);

    private static async Task<object?> DoneAsync(Task task)
    {
        await task;
        return null;
    }

    private async Task<(Inquiry Inquiry, object? Given)> TryAsync(
        object message, Type? wanted, Func<MessageBus, Inquiry, Task<object?>> call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var handler = handlers.OnlyOf(message.GetType());
        RequireAnswer(handler, wanted);
        for (var attempt = 0; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            var inquiry = new Inquiry(message, wanted, attempt < options.InvokeCoolDowns.Count);
            try
            {
                return (inquiry, await call(new MessageBus(runtime), inquiry));
            }
            catch (RequestFailedException failed) when (inquiry.MayTryAgain && IsWorthAnother(failed.Failure))
            {
                telemetry.Retried(handler);
                await Task.Delay(options.InvokeCoolDowns[attempt], ct);
            }
            catch (RequestFailedException failed)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.Failure);
            }
        }
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
}
