using CareNet.Platform;
using CareNet.Platform.Regions;
using CareNet.Web.Components;
using CareNet.Web.Pages.Home;
using Microsoft.AspNetCore.Components;

namespace CareNet.Web.Tests.Design;

public sealed class Parts_for_reading
{
    [Theory]
    [InlineData(Language.Ja, "みどり市医師会", "デモ（架空の地域です）")]
    [InlineData(Language.En, "Midori Medical Association", "Demo (an invented region)")]
    public async Task A_demo_region_says_that_it_is_invented(Language language, string name, string demo)
    {
        var html = await Drawn.Html<RegionList>(language, ("Regions", new[] { Midori(isDemo: true) }));
        html.ShouldContain(name);
        html.ShouldContain(demo);
        (await Drawn.Html<RegionList>(language, ("Regions", new[] { Midori(isDemo: false) }))).ShouldNotContain(demo);
    }

    [Fact]
    public async Task A_table_has_a_caption_heads_and_a_name_for_every_row()
    {
        Column<string>[] columns =
        [
            new("事業所", row => Drawn.Words(row), NamesTheRow: true),
            new("人数", _ => Drawn.Words("3"), IsNumber: true),
        ];
        var html = await Drawn.Html<DataTable<string>>(
            Language.Ja,
            ("Caption", "名簿"),
            ("Rows", new[] { "A & B" }),
            ("Columns", columns),
            ("Empty", "まだいません。")
        );
        html.ShouldContain("<caption>名簿</caption>");
        html.ShouldContain("scope=\"col\"");
        html.ShouldContain("scope=\"row\"");
        html.ShouldContain("data-label=\"人数\"");
        html.ShouldContain("A &amp; B");
        html.ShouldNotContain("まだいません。");
    }

    [Fact]
    public async Task An_empty_table_teaches_the_first_step() =>
        (
            await Drawn.Html<DataTable<string>>(
                Language.Ja,
                ("Caption", "名簿"),
                ("Rows", Array.Empty<string>()),
                ("Columns", Array.Empty<Column<string>>()),
                ("Empty", "招待すると並びます。")
            )
        ).ShouldContain("招待すると並びます。");

    [Fact]
    public async Task A_chart_says_its_numbers_aloud_and_shows_them_as_a_table()
    {
        Bar[] bars = [new("11/9", 72), new("11/16", 76)];
        var html = await Drawn.Html<BarChart>(Language.Ja, ("Title", "投稿"), ("Axis", "週"), ("Series", new[] { "投稿" }), ("Bars", bars));
        html.ShouldContain("aria-label=\"投稿：11/9 投稿 72、11/16 投稿 76\"");
        html.ShouldContain("<td class=\"right\">76</td>");
    }

    [Fact]
    public async Task The_way_one_stands_on_is_marked()
    {
        NavItem[] ways = [new("/a", "home", new("ホーム", "Home"), IsHere: true), new("/b", "talk", new("相談", "Ask"), Waiting: 2)];
        var html = await Drawn.Html<Shell>(Language.En, ("Items", ways), ("ChildContent", (RenderFragment)Drawn.Words("x")));
        html.ShouldContain("href=\"/a\" aria-current=\"page\"");
        html.ShouldContain("2<span class=\"unseen\"> waiting</span>");
    }

    private static Region Midori(bool isDemo) =>
        new()
        {
            Code = "midori",
            NameJa = "みどり市医師会",
            NameEn = "Midori Medical Association",
            TimeZone = "Asia/Tokyo",
            IsDemo = isDemo,
        };
}
