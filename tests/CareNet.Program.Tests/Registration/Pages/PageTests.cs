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
        var world = await TestRegion.In(app, region);
        using var me = await SignedInPerson.In(app, world);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        foreach (
            var (page, word) in new[]
            {
                ("/me", "誓約書に署名する"),
                ("/me/profile", "自己紹介"),
                ("/me/texts", "ポリシーと決まり"),
                ("/me/training", "研修"),
                ("/me/sanctions", "お知らせ"),
                ($"/me/pledge/{world.Facility}", "離れた後も"),
                ($"/facilities/{world.Facility}/staff/{me.Id}/pledge", "本人控え"),
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
        var (world, other) = (await TestRegion.In(app), await TestRegion.In(app));
        using var administrator = await SignedInPerson.In(app, world, FacilityRole.Administrator);
        using var member = await SignedInPerson.In(app, world);
        using var neighbour = await SignedInPerson.In(app, other, FacilityRole.Administrator);

        foreach (
            var (page, word) in new[]
            {
                ($"/facilities/{world.Facility}/staff", "鈴木 一郎"),
                ($"/facilities/{world.Facility}/staff/add", "事務局に依頼する"),
                ($"/facilities/{world.Facility}/training", "研修を記録する"),
                ($"/facilities/{world.Facility}/withdrawal", "退会届"),
                ($"/facilities/{world.Facility}/withdrawal/print", "退会届"),
                ($"/facilities/{world.Facility}/staff/{world.Member}/leave", "手元に残る"),
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
        var world = await TestRegion.In(app);
        using var secretary = await SignedInPerson.In(app, world, role: null, RegionRole.Secretariat);
        using var administrator = await SignedInPerson.In(app, world, FacilityRole.Administrator);

        foreach (
            var (page, word) in new[]
            {
                ("/regions/id-requests", "IDの発行と削除"),
                ("/regions/misato/governance", "独自ルール"),
                ("/regions/misato/sanctions?month=2026-11", "2026年11月の違反への対応"),
                ("/regions/misato/training", "研修の記録"),
            }
        )
        {
            var (status, text) = await secretary.Open(page);
            status.ShouldBe(200, page);
            text.ShouldContain(word, customMessage: page);
            (await administrator.Open(page)).Status.ShouldBe(404, page);
        }

        (await secretary.Open("/regions/osaki/governance")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_pledge_is_signed_on_its_page_and_another_name_is_told_what_is_wrong()
    {
        await using var app = new CareNetApp(database);
        var world = await TestRegion.In(app);
        using var me = await SignedInPerson.In(app, world);
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
        var world = await TestRegion.In(app, "nishitokyo");
        using var administrator = await SignedInPerson.In(app, world, FacilityRole.Administrator);
        var page = $"/facilities/{world.Facility}/staff/{world.Member}/leave";
        var day = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await administrator.Send(page, "leave", ("Answer.Reason", "Retirement"), ("Answer.LastDay", day))).Text.ShouldContain(
            "借りた端末と、手元に残る情報"
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
        (await administrator.Open($"/facilities/departures/{departure}")).Text.ShouldContain("退職・異動の受領書");
        (await administrator.Open($"/facilities/{world.Facility}/staff")).Text.ShouldContain($"/facilities/departures/{departure}");
    }
}
