using CareNet.Jobs.Node.Suite;
using CareNet.Platform.Data;
using CareNet.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareNet.Jobs.Node;

/// <summary>Composes a node that runs the named jobs and nothing else.</summary>
public static class NodeHost
{
    private static readonly Dictionary<string, Func<IServiceCollection, IServiceCollection>> Jobs = new()
    {
        ["ticks"] = services => services.AddJob<TickEverySecond<One>>().AddJob<TickEverySecond<Two>>().AddJob<TickEverySecond<Three>>(),
        ["dawdles"] = services => services.AddJob<DawdleEverySecond>(),
        ["fails"] = services => services.AddJob<FailEverySecond>(),
        ["steps"] = services => services.AddJob<TakeSteps>(),
        ["daily"] = services => services.AddJob<WorkEveryMorning>(),
        ["evening"] = services => services.AddJob<WorkEveryEvening>(),
        ["loses"] = services => services.AddJob<LoseConnectionOnce>(),
        ["tens"] = services => services.AddJob<TickEveryTenSeconds>(),
    };

    public static IHost Build(string connection, IReadOnlyList<string> jobs, Action<IServiceCollection>? more = null, bool works = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        var database = DatabaseSource.For(connection).Build();
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton<Attempts>();
        builder.Services.AddModuleContext<SuiteContext>(SuiteContext.Schema);
        foreach (var job in jobs)
        {
            Jobs[job](builder.Services);
        }

        JobsUnderTest.Add(builder.Services, database, works);
        more?.Invoke(builder.Services);
        return builder.Build();
    }
}
