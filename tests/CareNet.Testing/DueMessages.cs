using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CareNet.Testing;

/// <summary>
/// Wolverine goes by the real time. Where a test's clock is ahead of it, the scheduled messages that are due by that clock are made
/// due by the real one.
/// </summary>
internal sealed class DueMessages(NpgsqlDataSource database, TimeProvider clock) : BackgroundService
{
    private const string MakeDue = """
        UPDATE wolverine.wolverine_incoming_envelopes SET execution_time = now()
        WHERE status = 'Scheduled' AND execution_time > now() AND execution_time <= $1
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (clock.GetUtcNow() is var now && now > DateTimeOffset.UtcNow.AddDays(1))
            {
                await using var command = database.CreateCommand(MakeDue);
                command.Parameters.Add(new() { Value = now });
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
        }
    }
}
