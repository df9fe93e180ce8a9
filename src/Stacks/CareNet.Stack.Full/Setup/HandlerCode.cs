using CareNet.Stack.BuiltIn.Running;
using Microsoft.Extensions.Hosting;
using Wolverine.Runtime.Handlers;

namespace CareNet.Stack.Full;

/// <summary>
/// Has the code of all handlers ready before most of their first messages: writing it takes a good part of a second each, so
/// the node does not wait for it. A handler whose code cannot be written ends the node.
/// </summary>
internal sealed class HandlerCode(HandlerGraph handlers, IHostApplicationLifetime node, BusLog log) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _ = Task.Run(WriteAll, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void WriteAll()
    {
        try
        {
            foreach (var chain in handlers.Chains)
            {
                Write(chain);
            }
        }
        catch (Exception unwritten) when (!node.ApplicationStopping.IsCancellationRequested)
        {
            log.Trouble("write the code of its handlers", ErrorTrace.Of(unwritten).Place);
            node.StopApplication();
        }
        catch (ObjectDisposedException)
        {
            // The node stopped meanwhile.
        }
    }

    private void Write(HandlerChain chain)
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
}
