using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Testing;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Offices;

/// <summary>Hangfire's pages come from a package, so whether they live with our content policy is asked of a browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class JobDashboardPages(BrowserHost host)
{
    [Theory]
    [InlineData("")]
    [InlineData("/recurring")]
    [InlineData("/jobs/enqueued/default")]
    [InlineData("/jobs/details/{job}")]
    [InlineData("/servers")]
    public async Task They_show_and_the_browser_refuses_nothing(string page)
    {
        var recurring = host.App.Services.GetRequiredService<IRecurringJobManagerV2>();
        recurring.AddOrUpdate<JobRunner>(
            "seal-audit",
            runner => runner.RunAsync("seal-audit", null!, CancellationToken.None),
            "* * * * *",
            new RecurringJobOptions()
        );
        var job = recurring.TriggerJob("seal-audit");
        var sight = new Sight(
            "/operations/hangfire" + page.Replace("{job}", job, StringComparison.Ordinal),
            1280,
            900,
            ColorScheme.Light,
            Language.En
        );

        await using var visit = await host.OpenAsAsync(await host.App.SecretaryAsync("okayama"), sight);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 30_000 });

        visit.Complaints.ShouldBeEmpty();
    }
}
