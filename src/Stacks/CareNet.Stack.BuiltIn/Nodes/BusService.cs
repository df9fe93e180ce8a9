using CareNet.Stack.BuiltIn.Running;
using Microsoft.Extensions.Hosting;

namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>Starts and stops the working half of a node. Handlers that could not work are found here, before any message.</summary>
internal sealed class BusService(ThisNode node, NodeSession session, Pump pump, Workers workers, Completer completer, Departure departure)
    : IHostedService
{
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource giveUp = new();
    private Task loops = Task.CompletedTask;
    private Task completing = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        node.Open();
        completing = Task.Run(() => completer.RunAsync(giveUp.Token), CancellationToken.None);
        workers.Start();
        loops = Task.WhenAll(
            Task.Run(() => session.RunAsync(stopping.Token), CancellationToken.None),
            Task.Run(() => pump.RunAsync(stopping.Token), CancellationToken.None));
        await Task.WhenAny(session.Registered, Task.Delay(PatienceAtStart, cancellationToken));
    }

    /// <summary>The session beats until the drain is over: until then nobody may take over what runs.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        node.Close();
        await workers.DrainAsync(cancellationToken);
        completer.Close();
        await WithinAsync(completing, PatienceAtEnd);
        await stopping.CancelAsync();
        await giveUp.CancelAsync();
        await WithinAsync(loops, PatienceAtEnd);
        using var leaving = new CancellationTokenSource(PatienceAtEnd);
        await departure.LeaveAsync(leaving.Token);
    }

    private static async Task WithinAsync(Task task, TimeSpan time)
    {
        try
        {
            await task.WaitAsync(time);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            // What could not be marked is still stored and is handled again: outside the database that is what is promised.
        }
    }
}
