using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

public class RecognitionTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory, InlineData("miyazaki"), InlineData("misato"), InlineData("nishitokyo"), InlineData("osaki")]
    [Trait("rule", "miyazaki/lost-3"), Trait("rule", "misato/notes-3-10"), Trait("rule", "nishitokyo/notes-3-10"), Trait("how", "enforce")]
    public async Task From_a_lost_device_nobody_signs_in_again(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var registered = await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(administrator));
        var token = (await house.App.AskAsync<Result<string>>(new JoinDevice(registered.Value.JoinCode, Asking.Somewhere))).Value;
        using var browser = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", $"carenet-device={token}");

        (await browser.PostAsync("/sign-in", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await house.App.ReportAsync(administrator, IncidentKind.LostDevice, registered.Value.Id);

        (await browser.PostAsync("/sign-in", null)).Headers.Location!.ToString().ShouldBe("/devices/blocked");
        (await browser.GetAsync("/devices/blocked")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
