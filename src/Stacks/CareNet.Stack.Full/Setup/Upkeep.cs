using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Running;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CareNet.Stack.Full;

/// <summary>Keeps the tables small where Wolverine does not, or does so on one node only.</summary>
internal sealed class Upkeep(Lanes lanes, Suspects suspects, Inbox inbox, DeadLetterTable letters, BusOptions options, BusLog log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task TidyAsync(CancellationToken ct)
    {
        await lanes.SweepAsync(ct);
        await suspects.SweepAsync(ct);
        await inbox.ForgetAsync(ct);
        if (await letters.GiveUpUnknownAsync(options.UnknownHandlerPatience, ct) is > 0 and var unknown)
        {
            log.Unknown(unknown);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (NpgsqlException away)
            {
                log.Trouble("tidy the tables", ErrorTrace.Of(away).Place);
            }
        }
    }
}
