using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Duties;

/// <summary>What the region asks for first leads the way at sign-in, and lets go at once when it is done.</summary>
public sealed class OwingTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task Whoever_owes_a_pledge_is_led_to_it_and_reaches_nothing_else_until_it_is_signed()
    {
        var (world, nurse) = await NurseAsync(house.App);

        var answer = await house.App.SignInAsync(nurse);

        answer.Outcome.ShouldBe(SignInOutcome.Duties);
        using var browser = With(house.App, answer.Token!);
        (await browser.GetAsync("/safety")).Headers.Location!.ToString().ShouldBe("/sign-in/duties?back=%2Fsafety");
        var page = await (await browser.GetAsync("/sign-in/duties?back=%2Fsafety")).Content.ReadAsStringAsync();
        page.ShouldContain("誓約書に署名する");
        page.ShouldContain($"/me/pledge/{nurse.Facility}");
        foreach (var open in new[] { $"/me/pledge/{nurse.Facility}", "/me", "/me/texts", "/account", "/report", "/policies" })
        {
            (await browser.GetAsync(open)).StatusCode.ShouldBe(HttpStatusCode.OK, open);
        }

        await FulfilAsync(house.App, world, nurse);

        (await browser.GetAsync("/safety")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await house.AskAsync<bool>($"SELECT bool_or(has_open_duties) FROM security.sessions WHERE person = '{nurse.Id}'")).ShouldBeFalse();
        (await house.App.SignInAsync(nurse)).Outcome.ShouldBe(SignInOutcome.SignedIn);
    }

    [Fact]
    public async Task What_hinders_writing_only_is_shown_at_sign_in_and_everything_can_be_read()
    {
        var (world, nurse) = await NurseAsync(house.App);
        await FulfilAsync(house.App, world, nurse, withProfile: false);

        var answer = await house.App.SignInAsync(nurse);

        answer.Outcome.ShouldBe(SignInOutcome.Duties);
        using var browser = With(house.App, answer.Token!);
        (await browser.GetAsync("/safety")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await browser.GetAsync("/sign-in/duties")).Content.ReadAsStringAsync()).ShouldContain("あとにして続ける");
    }

    [Fact]
    public async Task Where_the_region_does_not_ask_for_it_nobody_is_led_anywhere()
    {
        await using var app = house.Without("misato", "misato/9");
        var (_, nurse) = await NurseAsync(app);
        var duties = await app.AskAsync<Registration.Contracts.Duties>(new DutiesOf(nurse.Id));
        duties.Items.ShouldNotContain(duty => duty.Kind == DutyKind.SignPledge);

        var stranger = await app.PersonAsync("misato");
        await house.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{stranger.Id}'");
        (await app.SignInAsync(stranger)).Outcome.ShouldBe(SignInOutcome.SignedIn);
    }

    [Fact]
    public void Every_duty_leads_to_a_page_that_is_open_to_whoever_owes_it()
    {
        var facility = FacilityId.From(Guid.CreateVersion7());
        var pages = house
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(page => page.RoutePattern.RawText!.TrimStart('/').StartsWith("me", StringComparison.Ordinal))
            .ToList();
        foreach (var kind in Enum.GetValues<DutyKind>())
        {
            var link = PeopleLabels.LinkTo(new(kind, DutyBlocks.Everything, new("misato"), facility, null, []));
            var page = pages.FirstOrDefault(page =>
                new TemplateMatcher(TemplateParser.Parse(page.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(link, [])
            );
            page.ShouldNotBeNull(link);
            page.Metadata.GetMetadata<AllowWithOpenDutiesAttribute>().ShouldNotBeNull(link);
        }
    }

    private async Task<(TestRegion Area, TestPerson Nurse)> NurseAsync(CareNetApp app)
    {
        var world = await TestRegion.In(app);
        var nurse = await app.AccountAsync(world, world.Member);
        await house.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{nurse.Id}'");
        return (world, nurse);
    }

    private static async Task FulfilAsync(CareNetApp app, TestRegion world, TestPerson nurse, bool withProfile = true)
    {
        foreach (var text in (await world.AskAsync<Result<TextsToAccept>>(new GetTexts(nurse.Id, nurse.Facility))).Value.Texts)
        {
            (await world.AskAsync<Result>(new AcceptText(nurse.Id, nurse.Facility, text.What, text.Version, false))).IsOk.ShouldBeTrue();
        }

        var sheet = (await world.AskAsync<Result<PledgeSheet>>(new GetPledgeSheet(nurse.Id, nurse.Id, nurse.Facility))).Value;
        (await world.AskAsync<Result>(new SignPledge(nurse.Id, nurse.Facility, sheet.TextVersion, "鈴木 一郎"))).IsOk.ShouldBeTrue();
        if (withProfile)
        {
            (await world.AskAsync<Result>(new ChangeProfile(nurse.Id, Profession.Nurse, null, "訪問看護をしています"))).IsOk.ShouldBeTrue();
        }

        var left = await app.AskAsync<Registration.Contracts.Duties>(new DutiesOf(nurse.Id));
        (left.MayGoOn, left.MayPost).ShouldBe((true, withProfile));
    }

    private static HttpClient With(CareNetApp app, string token)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.Add("Cookie", $"carenet={token}");
        return client;
    }
}
