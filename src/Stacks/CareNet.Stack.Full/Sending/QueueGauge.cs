using CareNet.Stack.BuiltIn.Running;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CareNet.Stack.Full;

/// <summary>How much waits, under the name that both stacks use.</summary>
internal sealed class QueueGauge(NpgsqlDataSource database, BusTelemetry telemetry, BusLog log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Counted up to a limit, so that a heap of messages is not made slower by counting it.
    private const string Measure = $"SELECT count(*) FROM (SELECT FROM {Inbox.Table} WHERE status <> 'Handled' LIMIT 100000) AS bounded";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                await using var command = database.CreateCommand(Measure);
                telemetry.Measured((long)(await command.ExecuteScalarAsync(stoppingToken))!);
            }
            catch (NpgsqlException away)
            {
                log.Trouble("measure the queues", ErrorTrace.Of(away).Place);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
