using System.Net;
using CareNet.Testing;

namespace CareNet.Policy.Tests.Pages;

/// <summary>A policy altered in memory reaches the running program as one from a file does.</summary>
public sealed class PagesOfAnAlteredPolicy(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_rule_that_is_switched_off_is_gone_with_its_settings()
    {
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy("misato").Without("misato/11-3")) };
        var client = app.CreateClient();

        (await client.GetAsync("/policies/misato/11-3")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync("/policies/misato/settings?topic=accounts")).ShouldNotContain("8文字");
        (await client.GetStringAsync("/policies/nishitokyo/settings?topic=accounts")).ShouldContain("8文字");
    }

    [Fact]
    public async Task Where_nobody_says_anything_the_page_says_so()
    {
        await using var app = new CareNetApp(database) { Policies = Regions.Book.With(Regions.Policy("misato").Silent("lockout")) };

        var page = await app.CreateClient().GetStringAsync("/policies/compare?topic=accounts&with=misato");

        page.ShouldNotContain("ログイン失敗時のロック");
    }
}
