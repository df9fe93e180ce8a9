using CareNet.Platform;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>The program without its limits on how often one address asks, with an operator, and with its exceptions at hand.</summary>
public sealed class FuzzHost : TestDatabase, IAsyncLifetime
{
    private CareNetApp? app;

    public static readonly PersonId Operating = new(Guid.CreateVersion7());

    internal CaughtExceptions Caught { get; } = new();

    public CareNetApp App =>
        app ??= new(
            this,
            host =>
            {
                foreach (var limit in new[] { "PublicFormsPerTenMinutes", "SignInsPerFiveMinutes", "Burst", "PerSecond" })
                {
                    host.UseSetting($"RateLimits:{limit}", "1000000");
                }

                host.UseSetting("Security:Operators:0", Operating.ToString());
                host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(Caught));
            }
        );

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await DisposeAsync();
    }
}
