using System.Collections.Concurrent;
using CareNet.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.AppHost;

/// <summary>
/// Follows the copies of the web node: tells when all of them serve and when all are gone, and starts a crashed one again.
/// </summary>
public sealed class NodeKeeper(
    IServiceProvider services,
    IResource web,
    Migration? migration,
    int count,
    string logs,
    CrashLimit crashes,
    Action<Phrase> say
)
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, WebNode> nodes = new();
    private readonly ResourceNotificationService notifications = services.GetRequiredService<ResourceNotificationService>();
    private bool isReady;
    private volatile bool isStopping;

    /// <summary>
    /// Aspire starts nothing again by itself. Ends by throwing: a migration that failed, a node that never served, or too many crashes.
    /// </summary>
    public async Task WatchAsync()
    {
        await foreach (var change in notifications.WatchAsync())
        {
            if (migration is not null)
            {
                await migration.ObserveAsync(change, services.GetRequiredService<ResourceLoggerService>());
            }

            if (change.Resource == web && change.Snapshot.State?.Text is { } state && change.ResourceId != web.Name)
            {
                var node = nodes.GetOrAdd(change.ResourceId, _ => Follow(change.ResourceId));
                node.Address = AddressIn(change.Snapshot) ?? node.Address;
                var before = node.State;
                node.State = state;
                // A node that somebody stopped in the dashboard stays stopped.
                if (!isStopping && node.IsGone && !WebNode.IsOver(before) && before != KnownResourceStates.Stopping)
                {
                    Restart(node);
                }
            }
        }
    }

    /// <summary>All nodes answer. Aspire's own health checks would say so up to five seconds later.</summary>
    public async Task UntilReadyAsync(CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (nodes.Count < count || !(await Task.WhenAll(nodes.Values.Select(node => node.ServesAsync(http, ct)))).All(serves => serves))
        {
            await Task.Delay(Often, ct);
        }

        isReady = true;
    }

    /// <summary>The nodes have been told to stop and finish what they are doing. Before all have served, nothing is waited for.</summary>
    public async Task UntilGoneAsync()
    {
        isStopping = true;
        var since = TimeProvider.System.GetTimestamp();
        while (isReady && nodes.Values.Any(node => node.IsAtWork) && TimeProvider.System.GetElapsedTime(since) < DrainPatience)
        {
            await Task.Delay(Often);
        }
    }

    private WebNode Follow(string id)
    {
        var node = new WebNode(nodes.Count + 1, id, logs);
        _ = node.KeepLogAsync(services.GetRequiredService<ResourceLoggerService>());
        return node;
    }

    private void Restart(WebNode node)
    {
        if (!isReady)
        {
            throw node.Explain();
        }

        crashes.Count();
        say(new($"Web ノード {node.Number} が止まりました。起動し直します。", $"Web node {node.Number} stopped; starting it again."));
        // Not awaited: it waits for the database. A start that fails is told as the node's next end.
        _ = services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(node.Id, KnownResourceCommands.StartCommand);
    }

    private static string? AddressIn(CustomResourceSnapshot snapshot) =>
        snapshot.EnvironmentVariables.FirstOrDefault(variable => variable.Name == "ASPNETCORE_URLS")?.Value?.Split(';')[0];
}
