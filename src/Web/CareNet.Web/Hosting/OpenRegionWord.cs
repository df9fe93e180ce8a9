using CareNet.Platform;
using CareNet.Platform.Data;
using CareNet.Platform.Regions;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using Microsoft.EntityFrameworkCore;
using Wolverine;
using Wolverine.Runtime;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>region open CODE NAME MAIL</c>: a region that has a policy gets the first of its secretariat, who is invited by mail. Everybody else
/// comes in by the product itself.
/// </summary>
internal static class OpenRegionWord
{
    public static async Task<int> RunAsync(IServiceProvider services, RegionCode region, string name, string mail)
    {
        if (services.GetRequiredService<PolicyBook>()[region.Value]?.Newest is not { } policy)
        {
            return await FailAsync($"There is no policy for {region.Value}.");
        }

        await EnsureAsync(services.GetRequiredService<PlatformContext>(), region, policy);
        var answer = await AskAsync(services, new InstallSecretariat(region, name, mail));
        if (!answer.IsOk)
        {
            return await FailAsync(answer.Error!.Text.En);
        }

        Console.WriteLine($"{region.Value} is open; the invitation goes out by mail.");
        return 0;
    }

    /// <summary>Starts Wolverine alone: it works on the queues for a moment, and the nodes that serve do what it leaves.</summary>
    private static async Task<Result> AskAsync(IServiceProvider services, InstallSecretariat message)
    {
        var wolverine = (IHostedService)services.GetRequiredService<IWolverineRuntime>();
        await wolverine.StartAsync(CancellationToken.None);
        try
        {
            return await services.GetRequiredService<IMessageBus>().InvokeAsync<Result>(message);
        }
        finally
        {
            await wolverine.StopAsync(CancellationToken.None);
        }
    }

    private static async Task EnsureAsync(PlatformContext context, RegionCode region, RegionPolicy policy)
    {
        if (!await context.Regions.AnyAsync(r => r.Code == region.Value))
        {
            context.Add(new Region { Code = region.Value, NameJa = policy.Association.Ja, NameEn = policy.Association.En, TimeZone = "Asia/Tokyo" });
            await context.SaveChangesAsync();
        }
    }

    private static async Task<int> FailAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }
}
