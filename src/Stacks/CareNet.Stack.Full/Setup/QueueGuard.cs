using Microsoft.Extensions.Hosting;
using Wolverine.Configuration;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;
using Wolverine.Transports;

namespace CareNet.Stack.Full;

/// <summary>
/// After Wolverine has started: has the code of all handlers ready before their first message, and closes the queues of a
/// process that only sends, so that what it stores belongs to any node.
/// </summary>
internal sealed class QueueGuard(IWolverineRuntime runtime, HandlerGraph handlers, bool works) : IHostedLifecycleService
{
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(20);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var chain in handlers.Chains)
        {
            foreach (var endpoint in chain.ByEndpoint.SelectMany(each => each.Endpoints).Distinct())
            {
                handlers.HandlerFor(chain.MessageType, endpoint);
            }

            if (chain.Handlers.Count > 0)
            {
                handlers.HandlerFor(chain.MessageType);
            }
        }

        foreach (var queue in works ? [] : runtime.Options.Transports.AllEndpoints().Where(each => each.Uri.Scheme == TransportConstants.Local).ToList())
        {
            if (queue.Mode == EndpointMode.Durable && runtime.Endpoints.FindListenerCircuit(queue.Uri) is { } circuit)
            {
                await circuit.PauseAsync(ForEver);
            }
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
