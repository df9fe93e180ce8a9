using CareNet.Platform;
using CareNet.Platform.Regions;
using CareNet.Registration.People;
using CareNet.Security.Accounts;

namespace CareNet.Web.Hosting;

/// <summary>
/// The demo region with its people. They get accounts only where the starter made up a password: on its own database, on this machine.
/// </summary>
public static class CompositionOfDemo
{
    public const string Password = "Demo:Password";

    public static async Task LoadDemoAsync(this WebApplication app, string ownerConnection, CancellationToken ct)
    {
        var region = new RegionCode(await DemoContent.Shipped.LoadAsync(ownerConnection, ct));
        if (app.Configuration[Password] is not { Length: > 0 } password)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var cast = DemoCast.In(AppContext.BaseDirectory);
        if (!await services.GetRequiredService<DemoAccounts>().AreThere(cast, ct))
        {
            await services.GetRequiredService<DemoPeople>().LoadAsync(cast, region, ct);
            await services.GetRequiredService<DemoAccounts>().LoadAsync(cast, region, password, ct);
        }
    }
}
