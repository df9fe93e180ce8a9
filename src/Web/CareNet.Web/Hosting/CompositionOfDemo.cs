using CareNet.Platform;
using CareNet.Platform.Data;
using CareNet.Platform.Regions;
using CareNet.Registration.People;
using CareNet.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Web.Hosting;

/// <summary>
/// The demo region with its people. They get accounts only where the starter made up a password: on its own database, on this machine.
/// </summary>
public static class CompositionOfDemo
{
    public const string Password = "Demo:Password";

    public static async Task LoadDemoAsync(this WebApplication app, string ownerConnection, CancellationToken ct)
    {
        await DemoContent.Shipped.LoadAsync(ownerConnection, ct);
        if (app.Configuration[Password] is not { Length: > 0 } password)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var code = await services.GetRequiredService<PlatformContext>().Regions.Where(region => region.IsDemo).Select(region => region.Code).SingleAsync(ct);
        var (cast, region) = (DemoCast.In(AppContext.BaseDirectory), new RegionCode(code));
        await services.GetRequiredService<DemoPeople>().LoadAsync(cast, region, ct);
        await services.GetRequiredService<DemoAccounts>().LoadAsync(cast, region, password, ct);
    }
}
