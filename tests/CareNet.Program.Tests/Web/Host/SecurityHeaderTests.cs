using System.Net;
using System.Text.RegularExpressions;
using CareNet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CareNet.Web.Tests.Host;

public sealed class SecurityHeaderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("/alive", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/bug", HttpStatusCode.InternalServerError)]
    [InlineData("/page", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode expected)
    {
        await using var app = App();

        var answer = await app.CreateClient().SendAsync(Probe.Ask(path));

        answer.StatusCode.ShouldBe(expected);
        Header(answer, "Content-Security-Policy")
            .ShouldBe(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; font-src 'self'"
            );
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "X-Frame-Options").ShouldBe("DENY");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=()");
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Cache-Control").ShouldBe("no-store");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/alive")]
    [InlineData("/nowhere")]
    public async Task Trace_and_connect_are_answered_by_nothing(string path)
    {
        await using var app = App();
        foreach (var method in new[] { "TRACE", "TRACK", "CONNECT", "DEBUG" })
        {
            var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("X-Told", "a cookie");

            var answer = await app.CreateClient().SendAsync(request);

            ((int)answer.StatusCode).ShouldBeOneOf(404, 405);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("a cookie");
        }
    }

    [Fact]
    public async Task The_server_does_not_name_itself()
    {
        await using var app = App();
        app.UseKestrel(0);
        app.StartServer();

        var answer = await app.CreateClient().GetAsync("/alive");

        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_carries_the_policy_too()
    {
        await using var app = App("Production");
        var page = await app.CreateClient().GetStringAsync("/");
        var sheet = Regex.Match(page, "href=\"/(css/tokens[^\"]+)\"").Groups[1].Value;

        var answer = await app.CreateClient().GetAsync("/" + sheet);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(answer, "Cache-Control").ShouldNotContain("no-store");
        Header(answer, "Content-Security-Policy").ShouldStartWith("default-src 'none'");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Fact]
    public async Task What_never_changes_may_be_kept()
    {
        await using var app = App();

        var answer = await app.CreateClient().GetAsync("/file");

        Header(answer, "Cache-Control").ShouldContain("immutable");
    }

    [Theory]
    [InlineData("Production", "/page", true)]
    [InlineData("Production", "/bug", true)]
    [InlineData("Production", "/nowhere", true)]
    [InlineData("Development", "/page", false)]
    public async Task Browsers_are_told_to_stay_on_https_outside_development(string environment, string path, bool expected)
    {
        await using var app = App(environment);

        var answer = await Https(app).GetAsync(path);

        var policy = answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null;
        policy.ShouldBe(expected ? "max-age=31536000; includeSubDomains" : null);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_for_scripts_other_sites_and_plain_http()
    {
        await using var app = App("Production");

        var answer = await Https(app).GetAsync("/cookie");

        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("samesite=lax");
    }

    [Theory]
    [InlineData("Production", "__Host-carenet-form=", true)]
    [InlineData("Development", "carenet-form=", false)]
    public async Task The_cookie_of_forms_does_not_name_the_framework(string environment, string name, bool secure)
    {
        await using var app = App(environment);

        var answer = await app.CreateClient().GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith(name);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.Contains("secure", StringComparison.OrdinalIgnoreCase).ShouldBe(secure);
    }

    private CareNetApp App(string environment = "Development") =>
        Probe.App(
            database,
            endpoints =>
            {
                endpoints.MapGet("/bug", IResult () => throw new InvalidOperationException("a bug"));
                endpoints.MapGet("/page", () => Results.Text("<p>page</p>", "text/html"));
                endpoints.MapGet("/cookie", (HttpContext context) => context.Response.Cookies.Append("theme", "dark"));
                endpoints.MapGet(
                    "/file",
                    (HttpContext context) =>
                    {
                        context.Response.Headers.CacheControl = "max-age=31536000, immutable";
                        return Results.Text("file");
                    }
                );
            },
            environment: environment,
            settings: environment
        );

    private static HttpClient Https(CareNetApp app) =>
        app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://carenet.example") });

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
}
