using System.Net;
using CareNet.Registration.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Pages;

/// <summary>A tablet is lost at 13:42; at 13:43 nobody can use it, on whatever node.</summary>
public class LostDeviceOnTwoNodesTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    [Fact, Trait("size", "long")]
    [Trait("rule", "misato/notes-3-10"), Trait("rule", "miyazaki/lost-1"), Trait("how", "enforce")]
    public async Task What_is_reported_on_one_node_is_useless_on_both_within_the_minute()
    {
        await using var app = new CareNetApp(house);
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        var (code, device) = (await app.CodeOfAsync(administrator), await app.DeviceAsync(administrator, administrator));
        await using var first = Node();
        await using var second = Node();
        await Task.WhenAll(first.UntilHealthyAsync(), second.UntilHealthyAsync());
        var token = await app.SessionTokenAsync(administrator);
        using var here = Browser(first, token);
        using var there = Browser(second, token);
        (await here.GetAsync("/safety")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/safety")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var began = TimeProvider.System.GetTimestamp();
        using var borrowed = Browser(first, null);
        var answer = await borrowed.SendAsync(
            "/report",
            "report",
            ("Form.Kind", "LostDevice"),
            ("Form.Code", code),
            ("Form.Mail", administrator.MailAddress)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // Not one request more on either node, both asked in the same moment.
        var next = await Task.WhenAll(
            new[] { here, there }.SelectMany(browser => new[] { browser.GetAsync("/safety"), browser.GetAsync($"/devices/{device}") })
        );
        next.ShouldAllBe(refused =>
            refused.StatusCode == HttpStatusCode.Redirect && refused.Headers.Location!.ToString().Contains("/sign-in")
        );

        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(AMinute);
        (await house.AskAsync<string>($"SELECT state FROM security.devices WHERE id = '{device}'")).ShouldBe("Lost");
        (
            await house.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{administrator.Id}'")
        ).ShouldBeFalse();
    }

    private NodeProcess Node() =>
        NodeProcess.Start(
            ("ConnectionStrings__carenet", house.AppConnection),
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Jobs__Scheduled", "false")
        );

    private static HttpClient Browser(NodeProcess node, string? token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = node.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        if (token is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"carenet={token}");
        }

        return client;
    }
}
