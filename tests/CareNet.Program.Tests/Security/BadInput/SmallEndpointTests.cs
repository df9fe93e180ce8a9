using System.Net;
using CareNet.Security.Tests.Access;
using CareNet.Security.Tests.Factors;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>The small forms of the account that have no page of their own: what is wrong is refused, and nothing changes.</summary>
public sealed class SmallEndpointTests(UnlimitedHost house) : IClassFixture<UnlimitedHost>
{
    private const string Nothing = "00000000-0000-0000-0000-000000000000";

    // What a value decides on; an address without one only does what its button says.
    private static readonly Dictionary<string, (string Field, (string Name, string Value)[] Also)> Table = new()
    {
        ["/account/sessions/end"] = ("session", []),
        ["/account/passkeys/remove"] = ("passkey", []),
        ["/passkeys/create"] = ("credential", [("id", Nothing), ("name", "Tests")]),
        ["/passkeys/sign-in"] = ("credential", [("id", Nothing)]),
    };

    private static readonly string[] WithoutValue =
    [
        "/sign-out",
        "/account/sessions/end-others",
        "/passkeys/to-create",
        "/passkeys/to-sign-in",
    ];

    public static TheoryData<string> Addresses => [.. Table.Keys];

    [Fact]
    public void Every_small_endpoint_of_the_account_is_in_the_table()
    {
        var rows = EndpointTable.Of(house.App);
        var pages = rows.Where(row => row.Method == "GET").Select(row => row.Pattern).ToHashSet();

        rows.Where(row => row.Method == "POST" && !pages.Contains(row.Pattern))
            .Select(row => row.Pattern)
            .Where(path =>
                path.StartsWith("/account", StringComparison.Ordinal)
                || path.StartsWith("/passkeys", StringComparison.Ordinal)
                || path == "/sign-out"
            )
            .ShouldBe([.. Table.Keys, .. WithoutValue], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task What_is_wrong_is_refused_and_changes_nothing(string path)
    {
        var (field, also) = Table[path];
        var (nurse, colleague) = (await house.App.PersonAsync("misato"), await house.App.PersonAsync("misato"));
        var foreign = await house.App.SessionAsync(colleague);
        using var browser = await PasskeyBrowser.OfAsync(house.App, nurse);
        await browser.OpenAsync("/account");
        var before = await StateAsync(nurse, colleague);

        foreach (
            var value in new[]
            {
                "",
                "zzzz",
                Nothing,
                "a\u0000b\u0007",
                "\uFFFD",
                new string('長', 20_000),
                "{\"id\":1}",
                foreign.ToString(),
            }
        )
        {
            using var answer = await browser.PostAsync(path, [(field, value), .. also]);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{path} {value[..Math.Min(value.Length, 20)]}");
        }

        using var missing = await browser.PostAsync(path);
        ((int)missing.StatusCode).ShouldBeInRange(400, 499, path);
        (await StateAsync(nurse, colleague)).ShouldBe(before);
    }

    [Fact]
    public async Task Without_the_token_of_a_form_none_of_them_does_anything()
    {
        var nurse = await house.App.PersonAsync("misato");
        await house.App.SessionTokenAsync(nurse);
        var before = await StateAsync(nurse, nurse);
        using var browser = await PasskeyBrowser.OfAsync(house.App, nurse);

        foreach (var path in Table.Keys.Concat(WithoutValue))
        {
            using var answer = await browser.PostAsync(path, ("session", Nothing), ("sure", "yes"), ("why", "x"));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        (await StateAsync(nurse, nurse)).ShouldBe(before);
        browser.HasSession.ShouldBeTrue();
    }

    /// <summary>How many sessions have ended, and how many passkeys there are.</summary>
    private async Task<string> StateAsync(TestPerson one, TestPerson other) =>
        (
            await house.AskAsync<string>(
                $"""
                SELECT concat_ws(' ',
                    (SELECT count(*) FILTER (WHERE ended_at IS NOT NULL) FROM security.sessions WHERE person IN ('{one.Id}', '{other.Id}')),
                    (SELECT count(*) FROM security.passkeys WHERE person IN ('{one.Id}', '{other.Id}')))
                """
            )
        )!;
}
