using CareNet.Platform;
using CareNet.Platform.Regions;
using CareNet.Registration.People;
using CareNet.Security.Accounts;
using CareNet.Web.Pages;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// The demo region with its people. They get accounts only where the starter made up a password: on its own database, on this machine.
/// Started after Wolverine, through which one module asks another, and before the first request is served.
/// </summary>
public sealed class CompositionOfDemo(NpgsqlDataSource database, IServiceScopeFactory scopes, IConfiguration configuration) : IHostedService
{
    public const string Password = "Demo:Password";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration[DemoMode.Setting] != "1")
        {
            return;
        }

        var region = new RegionCode(await DemoContent.Shipped.LoadAsync(database, cancellationToken));
        if (configuration[Password] is not { Length: > 0 } password)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var cast = DemoCast.In(AppContext.BaseDirectory);
        if (!await services.GetRequiredService<DemoAccounts>().AreThere(cast, cancellationToken))
        {
            await services.GetRequiredService<DemoPeople>().LoadAsync(cast, region, cancellationToken);
            await services.GetRequiredService<DemoAccounts>().LoadAsync(cast, region, password, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
