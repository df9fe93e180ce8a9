using System.Reflection;
using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Wolverine;
using IMessageBus = CareNet.Platform.Bus.IMessageBus;

namespace CareNet.Stack.Full;

public static class FullStack
{
    /// <summary>The bus over Wolverine, on the node's own database, which <see cref="WolverineSchema"/> has prepared.</summary>
    public static IServiceCollection AddFullStack(
        this IServiceCollection services, NpgsqlDataSource database, WrittenCode code, params Assembly[] assemblies) =>
        services.AddFullStack(
            database,
            options =>
            {
                foreach (var assembly in assemblies)
                {
                    options.Assemblies.Add(assembly);
                }
            },
            code: code);

    /// <summary>Called last in a composition, as Wolverine looks at the services that are there.</summary>
    public static IServiceCollection AddFullStack(
        this IServiceCollection services, NpgsqlDataSource database, Action<BusOptions> configure, bool works = true, WrittenCode? code = null)
    {
        var options = new BusOptions();
        configure(options);
        services.AddSingleton(_ => database); // by a factory, so that the container closes it
        AddParts(services, options, works);
        return services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine =>
        {
            WolverineSetup.Configure(wolverine, options, database, works);
            WolverineSetup.Call(wolverine, code);
        });
    }

    /// <summary>What this stack adds to Wolverine's own cleaning.</summary>
    public static Task TidyAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<Upkeep>().TidyAsync(ct);

    private static void AddParts(IServiceCollection services, BusOptions options, bool works)
    {
        services.AddLogging();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => HandlerGraph.Build(options, services, provider.GetRequiredService<IServiceProviderIsService>()));
        services.AddSingleton<ILoggerFactory>(provider => new DiscreetLogging(
            new LoggerFactory(
                provider.GetServices<ILoggerProvider>(),
                provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()),
            provider.GetRequiredService<HandlerGraph>));
        services.AddSingleton<BusLog>().AddSingleton<BusTelemetry>().AddSingleton<Lanes>().AddSingleton<Suspects>().AddSingleton<Turnstile>()
            .AddSingleton<Inbox>().AddSingleton<Shipping>().AddSingleton<DeadLetterTable>().AddSingleton<Requests>()
            .AddSingleton(provider => new Queues(provider.GetRequiredService<HandlerGraph>(), provider.GetRequiredService<TimeProvider>(), works)).AddSingleton<Upkeep>();
        services.AddSingleton(provider => new HandlerParts(provider));
        services.AddSingleton<IDeadLetters>(provider => provider.GetRequiredService<DeadLetterTable>());
        services.AddSingleton<IMissingHandler, KeepUnknown>();
        services.AddScoped<IMessageBus, WolverineBus>();
        services.AddScoped(typeof(Outbox<>), typeof(WolverineOutbox<>));
        // In front of Wolverine: a handler that could not work stops the start with its name.
        services.AddHostedService<SetupCheck>();
        if (works)
        {
            services.AddHostedService(provider => provider.GetRequiredService<Upkeep>());
            services.AddHostedService<HandlerCode>();
            services.AddHostedService<QueueGauge>();
        }
    }
}
