using System.Net;
using System.Text.RegularExpressions;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Access;

/// <summary>Every endpoint with every kind of person: a new one fails until somebody has said whom it is for.</summary>
public sealed partial class EndpointTableTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task Every_endpoint_says_whom_it_is_for()
    {
        await using var app = new CareNetApp(database);

        EndpointTable.Of(app).Where(row => row.For is null).Select(row => row.ToString()).ShouldBeEmpty();
    }

    /// <summary>An endpoint without a form field asks for no token by itself.</summary>
    [Fact]
    public async Task Every_endpoint_that_acts_asks_for_the_token_of_its_form()
    {
        await using var app = new CareNetApp(database);

        // The page of an error is run again for the request that failed; the others prove themselves by what they carry.
        string[] others = ["/development/pulses", "/api/messages", "/error/{status:int}"];
        EndpointTable
            .Of(app)
            .Where(row =>
                row.Method is not "GET"
                && !row.AsksForToken
                && !others.Contains(row.Pattern)
                && !row.Pattern.StartsWith("/operations/hangfire", StringComparison.Ordinal)
            )
            .Select(row => row.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    [
        Trait("rule", "misato/notes-3-9"),
        Trait("rule", "nishitokyo/notes-3-9"),
        Trait("rule", "misato/form-3-2-3"),
        Trait("rule", "misato/7"),
        Trait("rule", "nishitokyo/7")
    ]
    [Trait("rule", "miyazaki/overview"), Trait("how", "enforce"), Trait("size", "long")]
    public async Task Nobody_gets_anywhere_that_is_not_theirs_and_it_looks_absent()
    {
        await using var app = new CareNetApp(database);
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        (string Who, TestPerson? Person)[] people =
        [
            ("visitor", null),
            ("member of the facility", await app.PersonAsync("misato", facility: administrator.Facility)),
            ("administrator of another facility", await app.PersonAsync("misato", FacilityRole.Administrator)),
            ("administrator in another region", await app.PersonAsync("okayama", FacilityRole.Administrator)),
            ("secretariat of another region", await app.SecretaryAsync("okayama")),
            ("somebody who left", await LeftAsync(app)),
            ("somebody suspended", await SuspendedAsync(app, administrator)),
            ("administrator", administrator),
            ("secretariat", await app.SecretaryAsync("misato")),
        ];
        List<string> wrong = [];
        foreach (var (who, person) in people)
        {
            using var browser = person is null ? SignInClient(app) : await app.SignedInAs(person);
            var isNobody = who is "visitor" or "somebody who left" or "somebody suspended";
            foreach (
                var row in EndpointTable
                    .Of(app)
                    .Where(row => row.For is { } given && !given.Contains(Who.Anyone) && !given.SequenceEqual([Who.SigningIn]))
            )
            {
                var status = await AskAsync(browser, row, administrator);
                var reached = status is not (HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Redirect);
                if (reached != (!isNobody && May(row, who)) && !(status == HttpStatusCode.NotFound && May(row, who)))
                {
                    wrong.Add($"{who}: {row} answered {(int)status}");
                }

                if (!isNobody && !May(row, who) && status != HttpStatusCode.NotFound)
                {
                    wrong.Add($"{who}: {row} does not look absent: {(int)status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>What the table expects, said anew here and not asked of the code under test.</summary>
    private static bool May(EndpointTable.Row row, string who) =>
        row.For!.Any(wanted =>
            (wanted, who) switch
            {
                (Who.SignedIn, "member of the facility" or "administrator") => true,
                (Who.SignedIn, "secretariat") => !row.NeedsFacility,
                (Who.SignedIn, "administrator of another facility") => !row.NeedsFacility,
                (Who.SignedIn, _) => !row.NeedsFacility && !row.NeedsRegion,
                (Who.FacilityAdministrator, "administrator") => true,
                (Who.FacilityAdministrator, "administrator of another facility") => !row.NeedsFacility,
                (Who.FacilityAdministrator, "administrator in another region") => !row.NeedsFacility && !row.NeedsRegion,
                (Who.Secretariat, "secretariat") => true,
                // Whose facility it is, the page knows: a form stops at its missing token before that, for every facility alike.
                (Who.Secretariat or Who.AuditReader, "secretariat of another region") => !row.NeedsRegion
                    && (!row.NeedsFacility || row.Method != "GET"),
                (Who.AuditReader, "administrator" or "secretariat") => true,
                (Who.AuditReader, "administrator of another facility") => !row.NeedsFacility,
                (Who.AuditReader, "administrator in another region") => !row.NeedsRegion && !row.NeedsFacility,
                _ => false,
            }
        );

    private static async Task<HttpStatusCode> AskAsync(HttpClient browser, EndpointTable.Row row, TestPerson at)
    {
        var path = Parameter()
            .Replace(
                row.Pattern,
                match =>
                    match.Groups[1].Value.ToLowerInvariant() switch
                    {
                        "facility" => at.Facility.ToString(),
                        "region" => at.Region.Value,
                        _ => Guid.CreateVersion7().ToString(),
                    }
            );
        using var request = new HttpRequestMessage(new(row.Method), path);
        // Without the form's token: whoever may reach it is told that something is missing, and nothing happens.
        // As a form with files, which every form may be: an address that takes files refuses any other before it asks who sends it.
        request.Content = row.Method == "GET" ? null : new MultipartFormDataContent { { new StringContent(""), "nothing" } };
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private static HttpClient SignInClient(CareNetApp app)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    private async Task<TestPerson> LeftAsync(CareNetApp app)
    {
        var person = await app.PersonAsync("misato", FacilityRole.Administrator);
        await database.RunAsync($"UPDATE security.accounts SET state = 'Closed' WHERE person = '{person.Id}'");
        return person;
    }

    private async Task<TestPerson> SuspendedAsync(CareNetApp app, TestPerson administrator)
    {
        var person = await app.PersonAsync("misato", FacilityRole.Administrator, administrator.Facility);
        await database.RunAsync($"UPDATE security.accounts SET state = 'Suspended' WHERE person = '{person.Id}'");
        return person;
    }

    [GeneratedRegex(@"\{\*?([a-zA-Z]+)[^}]*\}")]
    private static partial Regex Parameter();
}
