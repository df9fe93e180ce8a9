using System.Collections.Concurrent;
using CareNet.Policy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wolverine;

namespace CareNet.Testing;

/// <summary>The program in this process, as its own entry point composes it; only the clock and the policies may be a test's own.</summary>
public sealed class CareNetHost(
    TestDatabase database,
    Action<IWebHostBuilder>? change,
    TimeProvider? clock,
    int? hashRounds,
    PolicyBook? policies
) : WebApplicationFactory<Program>
{
    private static readonly ConcurrentDictionary<string, PolicyBook> Shipped = new();
    private PolicyBook? own;
    private PolicyBook? before;

    /// <summary>A host that several apps share: it goes by this clock, and by these policies or, with none, by those in force.</summary>
    internal void TakeOn(TimeProvider shown, PolicyBook? policiesOfTest)
    {
        ((SharedClock)clock!).Shown = shown;
        if (ReferenceEquals(policiesOfTest, own))
        {
            return;
        }

        var inForce = Services.GetRequiredService<PoliciesInForce>();
        before = own is null ? inForce.Book : before;
        inForce.Become(policiesOfTest ?? before!);
        own = policiesOfTest;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:carenet", database.AppConnection);
        builder.UseSetting("AllowedHosts", "localhost;care.example.jp;carenet.example");
        builder.UseSetting("Jobs:Scheduled", "false");
        foreach (var (milliseconds, number) in new[] { 50, 100, 250, 500, 1_000, 2_000 }.Select((wait, index) => (wait, index)))
        {
            // A test need not wait for minutes until a message is given up.
            builder.UseSetting($"Messages:Waits:{number}", TimeSpan.FromMilliseconds(milliseconds).ToString());
        }

        builder.ConfigureTestServices(services =>
        {
            if (clock is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(clock));
                services.AddHostedService<DueMessages>();
                services.ConfigureWolverine(wolverine => wolverine.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(200));
            }

            if (hashRounds is { } rounds)
            {
                services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = rounds);
            }

            services.Replace(policies is not null ? ServiceDescriptor.Singleton(policies) : ReadOnce(services));
        });
        change?.Invoke(builder);
        if (builder.GetSetting(WebHostDefaults.EnvironmentKey) != "Development" && builder.GetSetting(TestSecret.Setting) is null)
        {
            builder.UseSetting(TestSecret.Setting, TestSecret.Value);
        }
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
