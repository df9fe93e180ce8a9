using System.Net;
using CareNet.Testing;
using CareNet.Web.Pages.Errors;

namespace CareNet.Web.Tests.Host;

public sealed class FormTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_forged_form_is_refused_with_the_page_that_says_so(string environment)
    {
        await using var app = Probe.App(database, _ => { }, environment: environment);
        var request = Probe.Ask("/language", method: HttpMethod.Post);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["to"] = "en", ["__RequestVerificationToken"] = "forged" });

        var answer = await app.CreateClient().SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(ErrorWords.For(400).Happened.Ja);
    }
}
