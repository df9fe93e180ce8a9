using CareNet.Platform;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>The program without its limits on how often one address sends: what is refused is refused for what was sent.</summary>
public sealed class UnlimitedHost : TestDatabase, IAsyncLifetime
{
    private CareNetApp? app;

    public TestClock Clock { get; } = new();

    public CareNetApp App =>
        app ??= new(
            this,
            host =>
                host.UseSetting("RateLimits:PublicFormsPerTenMinutes", "100000").UseSetting("RateLimits:SignInsPerFiveMinutes", "100000")
        )
        {
            Clock = Clock,
        };

    public DateOnly Today => RegionTime.In("Asia/Tokyo", Clock).Today;

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await DisposeAsync();
    }
}
