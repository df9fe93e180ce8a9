using CareNet.Platform;
using Wolverine;
using Wolverine.Runtime;

namespace CareNet.Web.Hosting;

/// <summary>Sends an operator's request to the modules.</summary>
internal static class OperatorMessages
{
    /// <summary>Starts Wolverine alone: it works on the queues for a moment, and the nodes that serve do what it leaves.</summary>
    public static Task<Result> AskAsync(this IServiceProvider services, object message) => services.AskAsync<Result>(message);

    /// <inheritdoc cref="AskAsync(IServiceProvider, object)"/>
    public static async Task<T> AskAsync<T>(this IServiceProvider services, object message)
    {
        var wolverine = (IHostedService)services.GetRequiredService<IWolverineRuntime>();
        await wolverine.StartAsync(CancellationToken.None);
        try
        {
            return await services.GetRequiredService<IMessageBus>().InvokeAsync<T>(message);
        }
        finally
        {
            await wolverine.StopAsync(CancellationToken.None);
        }
    }

    public static async Task<int> FailAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }
}
