using CareNet.Stack.BuiltIn.Handlers;
using Microsoft.Extensions.Hosting;

namespace CareNet.Stack.Full;

/// <summary>Builds the graph of the handlers, which refuses what could not work, before Wolverine starts.</summary>
internal sealed class SetupCheck(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetService(typeof(HandlerGraph));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
