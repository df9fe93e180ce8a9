using System.Net;
using CareNet.Registration.Contracts;
using CareNet.Security.Tests.Pages;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>Addresses and answers that a person mistypes, or that somebody makes up.</summary>
public sealed class UnreadableTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Theory]
    [
        InlineData("/policies/misato?q=%EF%BF%BE"),
        InlineData("/policies/misato?q=%EF%BF%BF"),
        InlineData("/policies/misato?q=%ED%A0%80"),
        InlineData("/policies/compare?with=%EF%BF%BE")
    ]
    [InlineData("/applications/open/code?used=perhaps"), InlineData("/applications/open/code?used=")]
    public async Task A_visitor_reads_the_page_although_its_address_holds_what_nobody_can_read(string address)
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient();

        (await browser.GetAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [
        InlineData("/regions/misato/roster?page=abc"),
        InlineData("/regions/misato/applications?page=99999999999&wrong=yes"),
        InlineData("/regions/misato/facilities?page=%00&q=")
    ]
    public async Task A_page_number_that_is_none_shows_the_first_page(string address)
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        using var desk = await app.SignedInAs(await world.SeatAsync(app, role: null, RegionRole.Secretariat));

        (await desk.GetAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("\uFFFE"), InlineData("\uFFFF@example.jp"), InlineData("a\uFFFE@example.jp")]
    public async Task A_mail_address_that_holds_no_characters_is_simply_wrong_at_sign_in(string address)
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

        using var answer = await browser.SendAsync(
            "/sign-in",
            "sign-in",
            ("Form.MailAddress", address),
            ("Form.Password", TestPerson.Password)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("メールアドレスかパスワードが違います。");
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_said_in_the_readers_language()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        using var browser = await app.SignedInAs(await world.SeatAsync(app, FacilityRole.Administrator));

        using var answer = await browser.SendAsync(
            $"/facilities/{world.Facility}/training",
            "training",
            ("Answer.On", "2026-02-30"),
            ("Answer.Subject", "個人情報")
        );

        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("読み取れない入力です。入力し直してください。");
        page.ShouldNotContain("is not valid for");
    }

    [Fact]
    public async Task Somebody_without_a_place_or_an_office_reads_pages()
    {
        await using var app = new CareNetApp(database);
        using var browser = await app.SignedInAs(await app.PersonAsync(new TestPerson.Cast("misato", IsOutside: true)));

        foreach (var page in new[] { "/help", "/account", "/policies" })
        {
            (await browser.GetAsync(new Uri(page, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }
    }

    [Fact]
    public async Task A_departure_with_made_up_answers_is_not_planned()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        using var browser = await app.SignedInAs(await world.SeatAsync(app, FacilityRole.Administrator));

        using var answer = await browser.SendAsync(
            $"/facilities/{world.Facility}/staff/{world.Member}/leave",
            "leave",
            ("Answer.Reason", nameof(DepartureReason.Transfer)),
            ("Answer.LastDay", DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("Answer.Devices", "99"),
            ("Answer.Data", "99")
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await database.AskAsync<long>($"SELECT count(*) FROM registration.departures WHERE facility = '{world.Facility}'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_secretariat_opens_what_the_staff_page_offers_it()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        using var desk = await app.SignedInAs(await world.SeatAsync(app, role: null, RegionRole.Secretariat));
        var leaving = $"/facilities/{world.Facility}/staff/{world.Member}/leave";

        (await desk.GetStringAsync($"/facilities/{world.Facility}/staff")).ShouldContain(leaving);
        (await desk.GetAsync(leaving)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
