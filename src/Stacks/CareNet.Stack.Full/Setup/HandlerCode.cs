using Microsoft.Extensions.Hosting;
using Wolverine.Runtime.Handlers;

namespace CareNet.Stack.Full;

/// <summary>Has the code of all handlers ready before their first message: writing it takes a good part of a second each.</summary>
internal sealed class HandlerCode(HandlerGraph handlers) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
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

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
