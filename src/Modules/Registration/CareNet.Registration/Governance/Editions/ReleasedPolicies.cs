using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareNet.Registration.Governance;

/// <summary>
/// Holds this node's policies to what was released and switched: read before the first request, at once by the node that hears of a
/// change, and by the others within seconds, for an event reaches one node only.
/// </summary>
public sealed partial class ReleasedPolicies(
    PolicyBook shipped,
    EditionPacks packs,
    PoliciesInForce policies,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ReleasedPolicies> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim one = new(1, 1);
    private PolicyBook? book;
    private Dictionary<RegionCode, long>? read;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public async Task RefreshAsync(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<RegistrationContext>();
            var newest = await context
                .Set<PolicyChange>()
                .GroupBy(change => change.Region)
                .Select(region => new { Region = region.Key, Number = region.Max(change => change.Number) })
                .ToDictionaryAsync(region => region.Region, region => region.Number, ct);
            // Only what has changed is read: each file takes up to a second of processor. What is gone from the database no longer holds.
            var changed = read is null
                ? shipped.Packs.Select(pack => new RegionCode(pack.Region)).ToList()
                : [.. newest.Keys.Union(read.Keys).Where(region => newest.GetValueOrDefault(region) != read.GetValueOrDefault(region))];
            if (changed.Count > 0)
            {
                book = await BookAsync(context, changed, ct);
                policies.Become(book);
                read = newest;
            }
        }
        finally
        {
            one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The real clock: a test's own would never come to the next look.
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception lost) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the next look may succeed; thrown on, it would end the node. EF wraps a lost database in an exception of
                // its own.
                NotRead(lost.GetType().Name, clock.GetUtcNow());
            }
        }
    }

    private async Task<PolicyBook> BookAsync(RegistrationContext context, IEnumerable<RegionCode> changed, CancellationToken ct)
    {
        var renewed = book ?? shipped;
        foreach (var region in changed)
        {
            if (await CurrentPack.Of(context, packs, region, before: null, ct) is { Pack: var pack })
            {
                var off = await LocalRules.OffAsync(context, region, ct);
                renewed = renewed.With(new PolicyPack(pack.File, [.. pack.Editions.Select(edition => edition.Without(off))]));
            }
        }

        return renewed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The released policies could not be read ({Cause}) at {At}; those of before go on")]
    private partial void NotRead(string cause, DateTimeOffset at);
}
