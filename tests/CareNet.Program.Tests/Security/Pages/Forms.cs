using System.Net;
using System.Text.RegularExpressions;

namespace CareNet.Security.Tests.Pages;

/// <summary>A form as a browser without script sends it: what the page hid in it goes back with it.</summary>
public static partial class Forms
{
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient browser,
        string page,
        string form,
        params (string Name, string Value)[] answers
    )
    {
        using var shown = await browser.GetAsync(page);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await shown.Content.ReadAsStringAsync();
        var inside = html.Split("<form")
            .Single(part =>
                part.Contains($"value=\"{form}\"", StringComparison.Ordinal) && part.Contains("_handler", StringComparison.Ordinal)
            );
        var fields = Hidden()
            .Matches(inside.Split("</form>")[0])
            .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        foreach (var (name, value) in answers)
        {
            fields[name] = value;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent(fields) };
        var cookies = shown.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : [];
        request.Headers.Add(
            "Cookie",
            string.Join("; ", cookies.Concat(browser.DefaultRequestHeaders.TryGetValues("Cookie", out var own) ? own : []))
        );
        return await browser.SendAsync(request);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
