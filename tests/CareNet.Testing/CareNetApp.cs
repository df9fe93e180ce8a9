using System.Collections.Concurrent;
using CareNet.Policy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareNet.Testing;

/// <summary>The real program on a test database; only the clock and the policies may be a test's own.</summary>
public sealed class CareNetApp(TestDatabase database, Action<IWebHostBuilder>? change = null) : WebApplicationFactory<Program>
{
    public const int QuickRounds = 1_000;

    private static readonly ConcurrentDictionary<string, PolicyBook> Shipped = new();

    public TimeProvider? Clock { get; init; }

    /// <summary>A password is hashed quickly, unless the hashing itself is what a test is about: then null, for the program's own rounds.</summary>
    public int? HashRounds { get; init; } = QuickRounds;

    /// <summary>Policies of a test's own, for instance with one rule less; otherwise those of the checkout.</summary>
    public PolicyBook? Policies { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:carenet", database.AppConnection);
        builder.UseSetting("ConnectionStrings:carenet_owner", database.OwnerConnection);
        builder.UseSetting("Jobs:Scheduled", "false");
        builder.ConfigureTestServices(services =>
        {
            if (Clock is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(Clock));
            }

            if (HashRounds is { } rounds)
            {
                services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = rounds);
            }

            services.Replace(Policies is not null ? ServiceDescriptor.Singleton(Policies) : ReadOnce(services));
        });
        change?.Invoke(builder);
    }

    /// <summary>Reading the packs takes longer than the rest of a start, and the same settings give the same book.</summary>
    private static ServiceDescriptor ReadOnce(IServiceCollection services)
    {
        var read = services.Single(service => service.ServiceType == typeof(PolicyBook)).ImplementationFactory!;
        return ServiceDescriptor.Singleton(provider =>
        {
            var settings = provider.GetRequiredService<IConfiguration>();
            return settings["Policies:Folder"] is null
                ? Shipped.GetOrAdd(settings["CARENET_DEMO"] ?? "", _ => (PolicyBook)read(provider))
                : (PolicyBook)read(provider);
        });
    }
}
