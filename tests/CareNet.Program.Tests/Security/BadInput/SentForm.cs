using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace CareNet.Security.Tests.BadInput;

/// <summary>A form as its page offered it, with every way to send it wrongly.</summary>
internal sealed partial class SentForm
{
    private readonly HttpClient browser;
    private readonly string page;
    private readonly string cookies;
    private readonly Dictionary<string, string> hidden;
    private readonly (string Name, string Value)[] also;

    private SentForm(
        HttpClient browser,
        string page,
        string cookies,
        Dictionary<string, string> hidden,
        (string Name, string Value)[] also
    ) => (this.browser, this.page, this.cookies, this.hidden, this.also) = (browser, page, cookies, hidden, also);

    /// <param name="also">Sent besides every answer: the further ticks of a list.</param>
    public static async Task<SentForm> OfAsync(HttpClient browser, string page, string name, params (string Name, string Value)[] also)
    {
        using var shown = await browser.GetAsync(page);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK, $"{page} {shown.Headers.Location}");
        var html = await shown.Content.ReadAsStringAsync();
        var inside =
            html.Split("<form")
                .FirstOrDefault(part =>
                    part.Contains($"value=\"{name}\"", StringComparison.Ordinal) && part.Contains("_handler", StringComparison.Ordinal)
                )
            ?? throw new ShouldAssertException($"{page} has no form {name}");
        var fields = Hidden()
            .Matches(inside.Split("</form>")[0])
            .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        var set = shown.Headers.TryGetValues("Set-Cookie", out var given) ? given.Select(cookie => cookie.Split(';')[0]) : [];
        var own = browser.DefaultRequestHeaders.TryGetValues("Cookie", out var had) ? had : [];
        return new(browser, page, string.Join("; ", set.Concat(own)), fields, also);
    }

    public Task<HttpResponseMessage> SendAsync(IReadOnlyDictionary<string, string> answers) =>
        PostAsync(new FormUrlEncodedContent(With(answers)));

    /// <summary>Typed in Shift_JIS: bytes that are no UTF-8.</summary>
    public Task<HttpResponseMessage> InAnotherEncoding(IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<string> texts)
    {
        var body = string.Join(
            '&',
            With(answers)
                .Select(field =>
                    $"{Uri.EscapeDataString(field.Key)}="
                    + $"{(texts.Contains(field.Key) ? "%93%FA%96%7B%8C%EA" : Uri.EscapeDataString(field.Value))}"
                )
        );
        return PostAsync(new StringContent(body, Encoding.ASCII, new MediaTypeHeaderValue("application/x-www-form-urlencoded")));
    }

    public Task<HttpResponseMessage> WithAHugeFile(IReadOnlyDictionary<string, string> answers)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in With(answers))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(new byte[3 * 1024 * 1024]), "Form.File", "huge.bin");
        return PostAsync(form);
    }

    private IEnumerable<KeyValuePair<string, string>> With(IReadOnlyDictionary<string, string> answers)
    {
        var fields = new Dictionary<string, string>(hidden);
        foreach (var (name, value) in answers)
        {
            fields[name] = value;
        }

        return fields.Concat(also.Select(tick => KeyValuePair.Create(tick.Name, tick.Value)));
    }

    private Task<HttpResponseMessage> PostAsync(HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        request.Headers.Add("Cookie", cookies);
        return browser.SendAsync(request);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
