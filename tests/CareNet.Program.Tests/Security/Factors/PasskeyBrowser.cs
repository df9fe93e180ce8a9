using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareNet.Testing;

namespace CareNet.Security.Tests.Factors;

/// <summary>A browser with cookies and the script of passkeys. Like the script it sends the form token of the page that it is on.</summary>
internal sealed partial class PasskeyBrowser(CareNetApp app) : IDisposable
{
    public const string Origin = "http://localhost";
    private readonly HttpClient client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
    private readonly Dictionary<string, string> cookies = [];
    private string token = "";

    public static async Task<PasskeyBrowser> OfAsync(CareNetApp app, TestPerson person)
    {
        var browser = new PasskeyBrowser(app);
        browser.cookies["carenet"] = await app.SessionTokenAsync(person);
        return browser;
    }

    public bool HasSession => cookies.ContainsKey("carenet");

    public Task<HttpResponseMessage> OpenAsync(string page) => SendAsync(new(HttpMethod.Get, page));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(Form(path, fields));

    /// <summary>As a form that somebody sends, and no script.</summary>
    public Task<HttpResponseMessage> PostAsPersonAsync(string path, (string Name, string Value)[] fields)
    {
        var request = Form(path, fields);
        request.Headers.Accept.ParseAdd("text/html");
        return SendAsync(request);
    }

    public Task<HttpResponseMessage> AskToCreateAsync() => PostAsync("/passkeys/to-create", ("why", "create"));

    public async Task<HttpResponseMessage> CreateAsync(SoftPasskey passkey) =>
        await AnswerAsync(await ReadAsync(await AskToCreateAsync()), passkey);

    public Task<HttpResponseMessage> AnswerAsync(JsonNode asked, SoftPasskey passkey) =>
        PostAsync("/passkeys/create", IdOf(asked), ("credential", passkey.Create(asked["options"]!)), ("name", "Tests"));

    public async Task<HttpResponseMessage> SignInAsync(SoftPasskey passkey)
    {
        var asked = await ReadAsync(await PostAsync("/passkeys/to-sign-in", ("why", "sign-in")));
        return await PostAsync("/passkeys/sign-in", IdOf(asked), ("credential", passkey.Sign(asked["options"]!)));
    }

    public async Task<string> SignInAsync(TestPerson person, string password)
    {
        await OpenAsync("/sign-in");
        (string, string)[] fields = [("_handler", "sign-in"), ("Form.MailAddress", person.MailAddress), ("Form.Password", password)];
        return PathOf(await PostAsync("/sign-in", fields));
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public static async Task<string?> NextAsync(HttpResponseMessage answer) => (await ReadAsync(answer))["to"]?.GetValue<string>();

    public static string PathOf(HttpResponseMessage answer) => new Uri(new(Origin), answer.Headers.Location!.ToString()).AbsolutePath;

    public void Dispose() => client.Dispose();

    private HttpRequestMessage Form(string path, (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] sent = [("__RequestVerificationToken", token), .. fields];
        return new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
    }

    private static (string Name, string Value) IdOf(JsonNode asked) => ("id", asked["id"]!.GetValue<string>());

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        request.Headers.Add("Origin", Origin);
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.Accept.ParseAdd(request.Method == HttpMethod.Get ? "text/html" : "application/json");
        }

        var answer = await client.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var sent) ? sent : [])
        {
            var parts = set.Split(';')[0].Split('=', 2);
            cookies[parts[0]] = parts[1];
        }

        if (request.Method == HttpMethod.Get && Token().Match(await answer.Content.ReadAsStringAsync()) is { Success: true } found)
        {
            token = WebUtility.HtmlDecode(found.Groups[1].Value);
        }

        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
