using CareNet.Platform;
using CareNet.Platform.Data;
using CareNet.Platform.Regions;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>region open CODE NAME MAIL</c>: a region that has a policy gets the first of its secretariat, who is invited by mail. Everybody else
/// comes in by the product itself.
/// </summary>
internal static class OpenRegionCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, RegionCode region, string name, string mail)
    {
        if (services.GetRequiredService<PolicyBook>()[region.Value]?.Newest is not { } policy)
        {
            return await OperatorMessages.FailAsync($"There is no policy for {region.Value}.");
        }

        await EnsureAsync(services.GetRequiredService<PlatformContext>(), region, policy);
        var answer = await services.AskAsync(new InstallSecretariat(region, name, mail));
        if (!answer.IsOk)
        {
            return await OperatorMessages.FailAsync(answer.Error!.Text.En);
        }

        Console.WriteLine($"{region.Value} is open; the invitation goes out by mail.");
        return 0;
    }

    private static async Task EnsureAsync(PlatformContext context, RegionCode region, RegionPolicy policy)
    {
        if (!await context.Regions.AnyAsync(r => r.Code == region.Value))
        {
            context.Add(
                new Region
                {
                    Code = region.Value,
                    NameJa = policy.Association.Ja,
                    NameEn = policy.Association.En,
                    TimeZone = "Asia/Tokyo",
                }
            );
            await context.SaveChangesAsync();
        }
    }
}
