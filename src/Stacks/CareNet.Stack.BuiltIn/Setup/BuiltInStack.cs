using System.Reflection;
using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Nodes;
using CareNet.Stack.BuiltIn.Running;
using CareNet.Stack.BuiltIn.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareNet.Stack.BuiltIn;

public static class BuiltInStack
{
    /// <summary>The bus over the node's own database. Needs an <c>NpgsqlDataSource</c> that logs in as the nodes' role.</summary>
    public static IServiceCollection AddBuiltInStack(this IServiceCollection services, params Assembly[] assemblies) =>
        services.AddBuiltInStack(options =>
        {
            foreach (var assembly in assemblies)
            {
                options.Assemblies.Add(assembly);
            }
        });

    /// <summary>May be called by several parts of the composition; what they ask for adds up.</summary>
    public static IServiceCollection AddBuiltInStack(this IServiceCollection services, Action<BusOptions> configure)
    {
        var options = services.FirstOrDefault(service => service.ServiceType == typeof(BusOptions))?.ImplementationInstance as BusOptions;
        if (options is null)
        {
            options = new BusOptions();
            services.AddSingleton(options);
            AddParts(services);
        }

        configure(options);
        return services;
    }

    /// <summary>For a process that only sends: nothing runs here, a working node finds what was stored.</summary>
    public static IServiceCollection WithoutWorkers(this IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(BusService)));
        return services;
    }

    private static void AddParts(IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
            HandlerGraph.Build(provider.GetRequiredService<BusOptions>(), services, provider.GetRequiredService<IServiceProviderIsService>()));
        services.AddScoped<CallScope>().AddScoped<IMessageBus, ScopedBus>().AddScoped(typeof(Outbox<>), typeof(BuiltInOutbox<>));
        services.AddSingleton<IDeadLetters, StoredDeadLetters>();
        services.AddSingleton<ThisNode>().AddSingleton<NodeTable>().AddSingleton<NodeSession>().AddSingleton<Recovery>()
            .AddSingleton<Strays>().AddSingleton<Upkeep>().AddSingleton<Departure>();
        services.AddSingleton<Claims>().AddSingleton<Parked>().AddSingleton<Failures>();
        services.AddSingleton<LocalQueue>().AddSingleton<WorkSignals>().AddSingleton<Announcer>().AddSingleton<Shipping>().AddSingleton<HandlerRun>()
            .AddSingleton<Invoker>().AddSingleton<Completer>().AddSingleton<QueueRunner>().AddSingleton<Workers>().AddSingleton<Pump>()
            .AddSingleton<BusTelemetry>().AddSingleton<BusLog>();
        services.AddHostedService<BusService>();
    }
}
