using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Access;
using CareNet.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Exports;

public sealed class ExportTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory, InlineData("misato"), InlineData("nishitokyo")]
    [
        Trait("rule", "misato/12-5"),
        Trait("rule", "nishitokyo/12-5"),
        Trait("rule", "misato/form-2-2-1"),
        Trait("rule", "misato/form-3-2-1"),
        Trait("rule", "misato/form-2-2-2"),
        Trait("how", "enforce")
    ]
    public async Task A_member_finds_no_export_and_no_printing_on_any_page_and_nothing_is_cached(string region)
    {
        var nurse = await house.App.PersonAsync(region);
        using var browser = await house.App.SignedInAs(nurse);
        var rows = EndpointTable
            .Of(house.App)
            .Where(row => row.Method == "GET" && row.For is { } who && (who.Contains(Who.SignedIn) || who.Contains(Who.Anyone)))
            .ToList();
        rows.Count.ShouldBeGreaterThan(20);
        foreach (var row in rows.Where(row => IsOfCareNet(row.Pattern)))
        {
            using var answer = await browser.GetAsync(
                row.Pattern.Replace("{facility:guid}", nurse.Facility.ToString(), StringComparison.Ordinal)
            );
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldNotContain("data-print", customMessage: row.Pattern);
            html.ShouldNotContain("/export\"", customMessage: row.Pattern);
            html.ShouldNotContain(" download", customMessage: row.Pattern);
            answer.Content.Headers.ContentDisposition.ShouldBeNull(row.Pattern);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(row.Pattern);
        }

        (await house.App.AskAsync<Result>(Export(nurse, "会議の資料"))).Error.ShouldBe(SecurityErrors.NotFound);
        (await house.AskAsync<long>($"SELECT count(*) FROM security.exports WHERE by_person = '{nurse.Id}'")).ShouldBe(0);
    }

    [Fact]
    public void Every_address_that_exports_asks_for_a_reason_and_is_for_nobody_who_is_only_a_member()
    {
        var exports = house
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("export", StringComparison.OrdinalIgnoreCase))
            .ToList();

        exports.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var export in exports)
        {
            export.Metadata.GetMetadata<ExportAttribute>().ShouldNotBeNull(export.RoutePattern.RawText);
            export
                .Metadata.GetMetadata<ForAttribute>()!
                .Who.ShouldNotContain(who => who == Who.Anyone || who == Who.SignedIn || who == Who.SigningIn, export.RoutePattern.RawText);
        }
    }

    [Theory, InlineData("misato", "misato/12-5"), InlineData("nishitokyo", "nishitokyo/12-5")]
    [
        Trait("rule", "misato/form-2-2-1"),
        Trait("rule", "misato/form-3-2-1"),
        Trait("rule", "misato/12-5"),
        Trait("rule", "nishitokyo/12-5"),
        Trait("how", "enforce")
    ]
    public async Task An_administrators_export_needs_a_reason_and_members_print_where_no_rule_speaks_against_it(string region, string rule)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        (await house.App.AskAsync<Result>(Export(administrator, " "))).Error!.Code.ShouldBe("security.words_missing");
        (await house.App.AskAsync<Result>(Export(administrator, "\u0007"))).Error!.Code.ShouldBe("security.words_unreadable");
        (await house.App.AskAsync<Result>(Export(administrator, new string('長', 401)))).Error!.Code.ShouldBe("security.words_too_long");

        await using var off = house.Without(region, rule);
        (await off.AskAsync<Result>(Export(administrator, null))).IsOk.ShouldBeTrue();
        var nurse = await off.PersonAsync(region, FacilityRole.Staff, administrator.Facility);
        using var browser = await off.SignedInAs(nurse);
        (await (await browser.GetAsync($"/facilities/{nurse.Facility}/take-outs")).Content.ReadAsStringAsync()).ShouldContain("data-print");
    }

    [Theory, InlineData("misato"), InlineData("nishitokyo")]
    [Trait("rule", "misato/12-5"), Trait("rule", "nishitokyo/12-5"), Trait("how", "record")]
    public async Task What_an_administrator_exports_is_kept_with_the_reason_and_the_file_holds_only_the_own_facility(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var stranger = await house.App.PersonAsync(region, FacilityRole.Administrator);
        using var desk = await house.App.SignedInAs(administrator);
        using var others = await house.App.SignedInAs(stranger);
        foreach (var browser in new[] { desk, others })
        {
            await browser.GetAsync($"/facilities/{(browser == desk ? administrator : stranger).Facility}/audit?purpose=FacilityReview");
        }

        (await SendAsync(desk, administrator, null)).Headers.Location!.ToString().ShouldEndWith("/audit?reason=missing");
        (
            await house.App.AskAsync<IReadOnlyList<ExportRow>>(new ListExports(administrator.Facility, null, administrator.Id))
        ).ShouldBeEmpty();
        var file = await SendAsync(desk, administrator, "監査の準備");

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("audit.csv");
        (await file.Content.ReadAsStringAsync()).ShouldContain("audit.read");
        var kept = (
            await house.App.AskAsync<IReadOnlyList<ExportRow>>(new ListExports(administrator.Facility, null, administrator.Id))
        ).ShouldHaveSingleItem();
        (kept.By, kept.What, kept.Reason).ShouldBe((administrator.Id, "audit", "監査の準備"));
        (await house.App.AskAsync<IReadOnlyList<ExportRow>>(new ListExports(administrator.Facility, null, stranger.Id))).ShouldBeEmpty();
        (await SendAsync(others, administrator, "のぞき見")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<Npgsql.PostgresException>(house.RunAsync("DELETE FROM security.exports"));
    }

    private static bool IsOfCareNet(string pattern) =>
        !pattern.Contains('.', StringComparison.Ordinal)
        && !pattern.StartsWith("/gallery", StringComparison.Ordinal)
        && !pattern.StartsWith("/health", StringComparison.Ordinal)
        && !pattern.StartsWith("/alive", StringComparison.Ordinal)
        && !pattern.StartsWith("/applications", StringComparison.Ordinal)
        && !pattern.EndsWith("/print", StringComparison.Ordinal)
        && (
            !pattern.Contains('{', StringComparison.Ordinal)
            || pattern.Contains("acility:guid}", StringComparison.Ordinal) && pattern.Count(c => c == '{') == 1
        );

    private static RecordExport Export(TestPerson person, string? reason) =>
        new(person.Id, person.Facility, null, "audit", reason, Asking.Somewhere);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, TestPerson at, string? reason)
    {
        using var page = await browser.GetAsync("/account");
        var token = (await page.Content.ReadAsStringAsync()).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var request = new HttpRequestMessage(HttpMethod.Post, $"/facilities/{at.Facility}/audit/export")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = token,
                    ["purpose"] = "FacilityReview",
                    ["reason"] = reason ?? "",
                }
            ),
        };
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : [];
        request.Headers.Add("Cookie", string.Join("; ", cookies.Concat(browser.DefaultRequestHeaders.GetValues("Cookie"))));
        return await browser.SendAsync(request);
    }
}
