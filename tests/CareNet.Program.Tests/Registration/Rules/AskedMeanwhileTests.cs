using System.Net;
using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Rules;

/// <summary>Somebody works, and something is asked of him: he does it before he goes on, and not only at the next sign-in.</summary>
public sealed class AskedMeanwhileTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    private static readonly Uri Page = new("/safety", UriKind.Relative);

    [Fact, Trait("rule", "osaki/11b"), Trait("how", "enforce")]
    public async Task A_warning_is_confirmed_before_going_on()
    {
        var (world, person) = await AtWorkAsync("osaki");
        using var browser = await host.App.SignedInAs(person);
        (await browser.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var warning = (
            await world.AskAsync<Result<SanctionId>>(
                new DecideSanction(
                    await world.AddOfficerAsync(RegionRole.Committee),
                    world.Region,
                    person.Id,
                    SanctionKind.WarnAndInstruct,
                    SanctionGround.UseAgainstPolicyLawOrPublicOrder,
                    "ポリシーに反する投稿があった。",
                    null,
                    null,
                    "meanwhile-01"
                )
            )
        ).Value;

        await Patience.Until(async () => (await browser.GetAsync(Page)).StatusCode == HttpStatusCode.Redirect, "led to the warning");
        (await browser.GetAsync(new Uri("/me/sanctions", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.AskAsync<Result>(new ConfirmSanction(person.Id, warning, null))).ShouldBe(Result.Ok);
        (await browser.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(TestRegion Area, TestPerson Person)> AtWorkAsync(string region)
    {
        var world = await TestRegion.In(host.App, region);
        var person = await world.SeatAsync(host.App);
        await AcceptAsync(world, person.Id);
        return (world, person);
    }

    private static async Task AcceptAsync(TestRegion world, PersonId person)
    {
        foreach (var text in (await world.AskAsync<Result<TextsToAccept>>(new GetTexts(person, world.Facility))).Value.Texts)
        {
            await world.AskAsync<Result>(new AcceptText(person, world.Facility, text.What, text.Version, false));
        }
    }
}
