using System.Net;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Web.Tests.Host;

public sealed class AllowedHostTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Production", "care.example.jp", HttpStatusCode.OK)]
    [InlineData("Production", "127.0.0.1", HttpStatusCode.OK)]
    [InlineData("Production", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("Production", "care.example.jp.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("Development", "localhost", HttpStatusCode.OK)]
    [InlineData("Development", "[::1]", HttpStatusCode.OK)]
    [InlineData("Development", "evil.example", HttpStatusCode.BadRequest)]
    public async Task A_node_answers_under_its_own_names_only(string environment, string host, HttpStatusCode expected)
    {
        await using var app = new CareNetApp(
            database,
            web => web.UseEnvironment(environment).UseSetting("AllowedHosts", environment == "Production" ? "care.example.jp" : "")
        )
        {
            Settings = environment,
        };
        using var browser = app.CreateClient(new() { BaseAddress = new($"https://{host}") });

        (await browser.GetAsync("/sign-in")).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "AllowedHosts is not set: name the hosts under which people reach CareNet, like care.example.jp.")]
    [InlineData("*", "AllowedHosts holds \"*\", which is no host: give names alone, like care.example.jp, separated by semicolons.")]
    [InlineData(
        "care.example.jp;https://care.example.jp",
        "AllowedHosts holds \"https://care.example.jp\", which is no host: give names alone, like care.example.jp, separated by semicolons."
    )]
    [Trait("size", "long")]
    public async Task A_node_in_production_must_be_told_its_names(string hosts, string said)
    {
        await using var node = NodeProcess.Start(("ConnectionStrings__carenet", database.AppConnection), ("AllowedHosts", hosts));

        var (code, error, _) = await node.EndAsync();

        error.Trim().ShouldBe(said);
        code.ShouldBe(1);
    }
}
