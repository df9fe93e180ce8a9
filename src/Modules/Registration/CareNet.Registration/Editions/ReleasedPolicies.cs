using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareNet.Registration.Editions;

/// <summary>
/// Holds this node's policies to what was released and switched: read before the first request, at once by the node that hears of a
/// change, and by the others within seconds, for an event reaches one node only.
/// </summary>
public sealed partial class ReleasedPolicies(
    PolicyBook shipped, PoliciesInForce policies, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReleasedPolicies> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim one = new(1, 1);
    private long read = -1;

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
            var newest = await context.Set<PolicyChange>().OrderByDescending(change => change.Number).Select(change => change.Number).FirstOrDefaultAsync(ct);
            if (newest != read)
            {
                policies.Become(await BookAsync(context, ct));
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
                // Whatever it was, the next look may succeed; thrown on, it would end the node. EF wraps a lost database in an exception of its own.
                NotRead(lost.GetType().Name, clock.GetUtcNow());
            }
        }
    }

    private async Task<PolicyBook> BookAsync(RegistrationContext context, CancellationToken ct)
    {
        var book = shipped;
        foreach (var region in shipped.Packs.Select(pack => pack.Region).ToList())
        {
            var code = new RegionCode(region);
            var released = await context.Set<PolicyEdition>().AsNoTracking().Where(e => e.Region == code && e.ReleasedAt != null)
                .OrderByDescending(e => e.ReleasedAt).FirstOrDefaultAsync(ct);
            var pack = released is null ? book[region]! : book.Read(released.Text, $"{region}.yaml");
            var off = await LocalRules.OffAsync(context, code, ct);
            book = book.With(new PolicyPack(pack.File, [.. pack.Editions.Select(edition => edition.Without(off))]));
        }

        return book;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The released policies could not be read ({Cause}) at {At}; those of before go on")]
    private partial void NotRead(string cause, DateTimeOffset at);
}
