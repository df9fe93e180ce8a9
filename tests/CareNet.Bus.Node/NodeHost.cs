using CareNet.Bus.Node.Suite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareNet.Bus.Node;

/// <summary>Puts a node together: the stack under test with the suite's tables and nothing else.</summary>
public static class NodeHost
{
    public static IHost Build(NodeSettings settings, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(40));
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(settings.Connection));
        builder.Services.AddSingleton<Witness>();
        builder.Services.AddDbContext<SuiteContext>((services, options) =>
            options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()).AddInterceptors(new CommitTrap()));
        builder.Services.AddDbContext<OtherContext>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
        StackUnderTest.Add(builder.Services, settings);
        more?.Invoke(builder.Services);
        return builder.Build();
    }
}
