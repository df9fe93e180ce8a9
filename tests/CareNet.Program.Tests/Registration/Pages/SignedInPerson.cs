using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Pages;

/// <summary>Somebody of a world with a browser: he has an account, and Registration knows him as well.</summary>
internal sealed partial class SignedInPerson(HttpClient browser, PersonId id) : IDisposable
{
    public PersonId Id => id;

    public static async Task<SignedInPerson> In(
        CareNetApp app,
        TestRegion world,
        FacilityRole? role = FacilityRole.Staff,
        RegionRole? office = null
    )
    {
        var person = await world.SeatAsync(app, role, office);
        return new(await app.SignedInAs(person), person.Id);
    }

    public async Task<(int Status, string Text)> Open(string page)
    {
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a page and sends its form back, as a browser does: hidden fields and all.</summary>
    public async Task<(int Status, string Text)> Send(string page, string form, params (string Name, string Value)[] answers) =>
        await (await Fill(page, form, answers)).Send();

    /// <summary>A form that is filled in and not yet sent: it can be sent twice.</summary>
    public async Task<FilledForm> Fill(string page, string form, params (string Name, string Value)[] answers)
    {
        using var opened = await browser.GetAsync(new Uri(page, UriKind.Relative));
        var text = await opened.Content.ReadAsStringAsync();
        var cookies = string.Join(
            "; ",
            opened.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : []
        );
        List<KeyValuePair<string, string>> fields =
        [
            new("_handler", form),
            .. answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)),
        ];
        foreach (Match hidden in Hidden().Matches(text))
        {
            if (!fields.Exists(field => field.Key == hidden.Groups["name"].Value))
            {
                fields.Add(new(hidden.Groups["name"].Value, System.Net.WebUtility.HtmlDecode(hidden.Groups["value"].Value)));
            }
        }

        return new(browser, page, fields, $"{browser.DefaultRequestHeaders.GetValues("Cookie").Single()}; {cookies}");
    }

    public async Task<(string? MediaType, string? Caching, byte[] Content)> Fetch(string page)
    {
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return (
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.CacheControl?.ToString(),
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    public void Dispose() => browser.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex Hidden();
}
