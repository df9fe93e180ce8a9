using System.Net;
using CareNet.Testing;
using CareNet.Web.Pages.Errors;
using CareNet.Web.Pages.Home;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Web.Tests.Host;

public sealed class ErrorAnswerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Secret = "山田花子のメモ";

    [Theory]
    [InlineData("Development", "text/html")]
    [InlineData("Development", "application/json")]
    [InlineData("Development", "*/*")]
    [InlineData("Production", "text/html")]
    [InlineData("Production", "application/json")]
    public async Task Nothing_of_an_exception_leaves_the_node(string environment, string accept)
    {
        await using var app = App(environment);

        var answer = await app.CreateClient().SendAsync(Probe.Ask("/bug", accept));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(Secret);
        text.ShouldNotContain("Exception");
        text.ShouldNotContain("   at ");
        text.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/bug", 500)]
    [InlineData("/nowhere", 404)]
    [InlineData("/refuse/410", 410)]
    [InlineData("/refuse/403", 404)]
    public async Task A_program_gets_problem_details(string path, int status)
    {
        await using var app = App();

        var answer = await app.CreateClient().SendAsync(Probe.Ask(path, "application/json"));

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"status\":{status}");
    }

    [Fact]
    public async Task An_api_answers_with_problem_details_whatever_is_accepted()
    {
        await using var app = App();

        var answer = await app.CreateClient().SendAsync(Probe.Ask("/api/nowhere"));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/bug", "POST", 500)]
    [InlineData("/bug", "GET", 500)]
    [InlineData("/refuse/404", "GET", 404)]
    [InlineData("/refuse/403", "GET", 404)]
    [InlineData("/refuse/429", "GET", 429)]
    public async Task A_person_gets_the_error_page_with_the_status_of_the_failure(string path, string method, int status)
    {
        await using var app = App();

        var answer = await app.CreateClient().SendAsync(Probe.Ask(path, method: new HttpMethod(method)));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(ErrorPageTexts.For(status).Happened.Ja);
    }

    [Fact]
    public async Task A_failing_page_is_replaced_by_the_error_page_as_well()
    {
        await using var app = App(breakDatabase: true);

        var answer = await app.CreateClient().SendAsync(Probe.Ask("/"));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(ErrorPageTexts.For(500).Happened.Ja);
    }

    [Fact]
    public async Task When_the_error_page_fails_too_a_plain_page_takes_its_place()
    {
        await using var app = App(breakReader: true);

        var answer = await app.CreateClient().SendAsync(Probe.Ask("/bug"));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("処理できませんでした");
        page.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task An_answer_that_an_endpoint_wrote_itself_is_left_alone()
    {
        await using var app = App();

        var answer = await app.CreateClient().SendAsync(Probe.Ask("/own"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("own words");
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%E3%81%82%00")]
    public async Task A_text_that_the_database_cannot_hold_is_the_senders_mistake(string text)
    {
        await using var app = App();

        (await app.CreateClient().GetAsync($"/look?q={text}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.CreateClient().GetAsync("/look?q=a")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private CareNetApp App(string environment = "Development", bool breakDatabase = false, bool breakReader = false) =>
        Probe.App(
            database,
            endpoints =>
            {
                endpoints.MapMethods("/bug", ["GET", "POST"], IResult () => throw new InvalidOperationException(Secret));
                endpoints.MapGet("/refuse/{status:int}", (int status) => Results.StatusCode(status));
                endpoints.MapGet(
                    "/look",
                    async (string q, NpgsqlDataSource database, CancellationToken ct) =>
                    {
                        await using var command = database.CreateCommand("SELECT count(*) FROM platform.regions WHERE name_ja = $1");
                        command.Parameters.Add(new() { Value = q });
                        return Results.Text($"{await command.ExecuteScalarAsync(ct)}");
                    }
                );
                endpoints.MapGet("/own", () => Results.Text("own words", statusCode: 409));
            },
            host =>
                host.ConfigureTestServices(services =>
                {
                    if (breakDatabase)
                    {
                        services.AddScoped<PublicRegions>(_ => throw new InvalidOperationException(Secret));
                    }

                    if (breakReader)
                    {
                        services.AddScoped<Reader>(_ => throw new InvalidOperationException(Secret));
                    }
                }),
            environment,
            $"{environment} {breakDatabase} {breakReader}"
        );
}
