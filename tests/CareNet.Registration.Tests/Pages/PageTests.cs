using CareNet.Registration.Contracts;
using CareNet.Registration.Pledges;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Pages;

/// <summary>Each page for whom it is and for nobody else: to others it never was.</summary>
public sealed class PageTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Theory, InlineData("misato"), InlineData("miyazaki")]
    public async Task Everybody_has_the_own_pages_and_a_visitor_has_none(string region)
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app, region);
        using var me = await Seated.In(app, world);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        foreach (
            var (page, word) in new[]
            {
                ("/me", "誓約書に署名する"),
                ("/me/profile", "自己紹介"),
                ("/me/texts", "方針と決まり"),
                ("/me/training", "研修"),
                ("/me/sanctions", "お知らせ"),
                ($"/me/pledge/{world.Facility}", "離れた後も"),
                ($"/print/pledge/{world.Facility}/{me.Id}", "本人控え"),
            }
        )
        {
            var (status, text) = await me.Open(page);
            status.ShouldBe(200, page);
            text.ShouldContain(word, customMessage: page);
            (await visitor.GetAsync(new Uri(page, UriKind.Relative))).IsSuccessStatusCode.ShouldBeFalse(page);
        }
    }

    [Fact]
    public async Task The_pages_of_a_facility_are_its_administrators()
    {
        await using var app = new CareNetApp(database);
        var (world, other) = (await World.In(app), await World.In(app));
        using var administrator = await Seated.In(app, world, FacilityRole.Administrator);
        using var member = await Seated.In(app, world);
        using var neighbour = await Seated.In(app, other, FacilityRole.Administrator);

        foreach (
            var (page, word) in new[]
            {
                ($"/facility/{world.Facility}/staff", "鈴木 一郎"),
                ($"/facility/{world.Facility}/staff/add", "窓口に依頼する"),
                ($"/facility/{world.Facility}/training", "研修を記録する"),
                ($"/facility/{world.Facility}/withdrawal", "退会届"),
                ($"/print/withdrawal/{world.Facility}", "退会届"),
                ($"/facility/{world.Facility}/staff/{world.Member}/leave", "手元に残る"),
            }
        )
        {
            var (status, text) = await administrator.Open(page);
            status.ShouldBe(200, page);
            text.ShouldContain(word, customMessage: page);
            (await member.Open(page)).Status.ShouldBe(404, page);
            (await neighbour.Open(page)).Status.ShouldBe(404, page);
        }
    }

    [Fact]
    public async Task The_pages_of_the_association_are_its_offices()
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app);
        using var secretary = await Seated.In(app, world, role: null, RegionRole.Secretariat);
        using var administrator = await Seated.In(app, world, FacilityRole.Administrator);

        foreach (
            var (page, word) in new[]
            {
                ("/secretariat/ids", "IDの発行と削除"),
                ("/secretariat/misato/governance", "独自ルール"),
                ("/secretariat/misato/sanctions?month=2026-11", "2026年11月の措置"),
                ("/secretariat/misato/training", "研修の記録"),
            }
        )
        {
            var (status, text) = await secretary.Open(page);
            status.ShouldBe(200, page);
            text.ShouldContain(word, customMessage: page);
            (await administrator.Open(page)).Status.ShouldBe(404, page);
        }

        (await secretary.Open("/secretariat/osaki/governance")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_pledge_is_signed_on_its_page_and_another_name_is_told_what_is_wrong()
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app);
        using var me = await Seated.In(app, world);
        var page = $"/me/pledge/{world.Facility}";

        var (wrong, text) = await me.Send(page, "pledge", ("Answer.Name", "別の人"));
        (wrong, text.Contains("登録された氏名と違います", StringComparison.Ordinal)).ShouldBe((200, true));
        (await me.Send(page, "pledge", ("Answer.Name", "高橋結衣"))).Status.ShouldBe(302);

        (await world.InContextAsync(context => context.Set<StaffPledge>().CountAsync(p => p.Person == me.Id))).ShouldBe(1);
        (await me.Open(page)).Text.ShouldContain("署名済みです");
    }

    [Fact]
    public async Task An_administrator_arranges_a_departure_on_the_pages()
    {
        await using var app = new CareNetApp(database);
        var world = await World.In(app, "nishitokyo");
        using var administrator = await Seated.In(app, world, FacilityRole.Administrator);
        var page = $"/facility/{world.Facility}/staff/{world.Member}/leave";
        var day = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await administrator.Send(page, "leave", ("Answer.Reason", "Retirement"), ("Answer.LastDay", day))).Text.ShouldContain(
            "借りた機器と、手元に残る情報"
        );
        (
            await administrator.Send(
                page,
                "leave",
                ("Answer.Reason", "Retirement"),
                ("Answer.LastDay", day),
                ("Answer.Devices", "Returned"),
                ("Answer.Data", "Erased")
            )
        ).Status.ShouldBe(302);

        var departure = await database.AskAsync<Guid>($"SELECT id FROM registration.departures WHERE person = '{world.Member}'");
        (await administrator.Open($"/facility/departures/{departure}")).Text.ShouldContain("退職・異動の受領書");
        (await administrator.Open($"/facility/{world.Facility}/staff")).Text.ShouldContain($"/facility/departures/{departure}");
    }
}
