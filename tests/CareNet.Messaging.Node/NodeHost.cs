using System.Reflection;
using System.Runtime.Loader;
using CareNet.Messaging.Node.Suite;
using CareNet.Platform.Audit;
using CareNet.Platform.Data;
using CareNet.Platform.Logs;
using CareNet.Platform.Messaging;
using JasperFx.CodeGeneration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.EntityFrameworkCore;

namespace CareNet.Messaging.Node;

/// <summary>Puts a node together: the product's own messaging and logs, with the suite's handlers and tables and nothing else.</summary>
public static class NodeHost
{
    private const string HandlerCode = "CareNet.Messaging.HandlerCode.dll";

    public static IHost Build(NodeSettings settings, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = Directory.GetCurrentDirectory() });
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(40));
        var database = DatabaseSource.For(settings.Connection).Build();
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Witness>();
        builder.Services.AddSingleton<AuditWriter>();
        builder.Services.AddDbContextWithWolverineIntegration<SuiteContext>(
            options => options.UseNpgsql().UseSnakeCaseNamingConvention().AddInterceptors(new CommitTrap()),
            MessagingSchema.Name
        );
        builder.Services.AddDbContextWithWolverineIntegration<OtherContext>(
            options => options.UseNpgsql().UseSnakeCaseNamingConvention(),
            MessagingSchema.Name
        );
        more?.Invoke(builder.Services);
        builder.Services.AddDiscreetLogs();
        builder.Services.AddMessaging(database, wolverine => Configure(wolverine, settings), settings.Waits);
        return builder.Build();
    }

    private static void Configure(WolverineOptions wolverine, NodeSettings settings)
    {
        wolverine.Discovery.DisableConventionalDiscovery();
        foreach (var handler in settings.Handlers)
        {
            wolverine.Discovery.IncludeType(handler);
        }

        wolverine.DefaultExecutionTimeout = settings.TimeLimit;
        wolverine.Durability.DrainTimeout = settings.DrainTime;

        // The program of this project has the code of its handlers written ahead; a test's own handlers are compiled at start.
        var ahead = Path.Combine(AppContext.BaseDirectory, HandlerCode);
        var isWritten = Assembly.GetEntryAssembly() == typeof(NodeHost).Assembly && File.Exists(ahead);
        wolverine.ApplicationAssembly = isWritten ? AssemblyLoadContext.Default.LoadFromAssemblyPath(ahead) : typeof(NodeHost).Assembly;
        wolverine.CodeGeneration.TypeLoadMode = isWritten ? TypeLoadMode.Static : TypeLoadMode.Dynamic;
        wolverine.UseRuntimeCompilation();
    }
}
