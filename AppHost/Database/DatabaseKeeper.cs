using System.Collections.Immutable;
using System.Globalization;
using CareNet.Postgres;
using Microsoft.Extensions.Logging;

namespace CareNet.AppHost.Database;

/// <summary>Starts the private PostgreSQL, starts it again after a crash, and stops it. The dashboard shows its state and log.</summary>
public sealed class DatabaseKeeper(DataDirectory data, CrashLimit crashes, Terminal terminal, Action<Exception> fail) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private PrivateCluster? cluster;
    private Task watch = Task.CompletedTask;

    /// <summary>Called by Aspire when the application starts.</summary>
    public async Task InitializeAsync(PrivateDatabase database, InitializeResourceEvent start, CancellationToken ct)
    {
        try
        {
            await start.Eventing.PublishAsync(new BeforeResourceStartedEvent(database, start.Services), ct);
            await ShowAsync(database, start, KnownResourceStates.Starting);
            cluster = await PrivateCluster.StartAsync(data, heard: line => start.Logger.LogInformation("{Line}", line), ct: ct);
            terminal.Line($"PostgreSQL {cluster.Version}  {data.Root}");
            database.Started(cluster);
            await start.Eventing.PublishAsync(new ConnectionStringAvailableEvent(database, start.Services), ct);
            await ShowAsync(database, start, KnownResourceStates.Running);
            watch = KeepAsync(database, start);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await ShowAsync(database, start, KnownResourceStates.FailedToStart);
            fail(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watch;
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        stop.Dispose();
    }

    private async Task KeepAsync(PrivateDatabase database, InitializeResourceEvent start)
    {
        try
        {
            while (true)
            {
                await cluster!.Gone.WaitAsync(stop.Token);
                await ShowAsync(database, start, KnownResourceStates.Exited);
                crashes.Count();
                terminal.Say(new("データベースが止まりました。起動し直します。", "The database stopped; starting it again."));
                await ShowAsync(database, start, KnownResourceStates.Starting);
                await cluster.RestartAsync(stop.Token);
                await ShowAsync(database, start, KnownResourceStates.Running);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run ends.
        }
        catch (Exception failure)
        {
            fail(failure);
        }
    }

    private Task ShowAsync(PrivateDatabase database, InitializeResourceEvent start, string state) =>
        start.Notifications.PublishUpdateAsync(
            database,
            snapshot =>
                snapshot with
                {
                    State = state,
                    StartTimeStamp =
                        state == KnownResourceStates.Running ? TimeProvider.System.GetUtcNow().UtcDateTime : snapshot.StartTimeStamp,
                    StopTimeStamp = state == KnownResourceStates.Exited ? TimeProvider.System.GetUtcNow().UtcDateTime : null,
                    Properties = cluster is null ? snapshot.Properties : Facts(cluster),
                }
        );

    private ImmutableArray<ResourcePropertySnapshot> Facts(PrivateCluster running) =>
        [
            new("PostgreSQL", running.Version),
            new("Data", data.Root),
            new("Port", running.Port.ToString(CultureInfo.InvariantCulture)),
            new("Process", running.ProcessId.ToString(CultureInfo.InvariantCulture)),
        ];
}
