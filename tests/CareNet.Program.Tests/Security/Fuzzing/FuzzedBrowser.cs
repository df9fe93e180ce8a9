using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Fuzzing;

internal sealed record Answered(HttpStatusCode Status, string Headers, string Location, string Type, string Text)
{
    public bool IsPage => Type == "text/html";
}

/// <summary>Somebody of the fuzzed world with a browser that keeps its cookies.</summary>
internal sealed class FuzzedBrowser(CareNetApp app, string role, TestPerson? person, SignInStage stage = SignInStage.Open)
{
    private readonly HttpClient client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
    private readonly Dictionary<string, string> cookies = [];

    public string Role => role;

    public TestPerson? Person => person;

    /// <summary>The secrets of applications that this browser may open.</summary>
    public string Applications { get; set; } = "";

    public bool IsUnderway => stage != SignInStage.Open;

    /// <summary>A session of its own, as after a new sign-in.</summary>
    public async Task SignInAsync()
    {
        cookies.Clear();
        cookies["carenet-application"] = Applications;
        if (person is not null)
        {
            cookies["carenet"] = await app.SessionTokenAsync(person, stage);
        }
    }

    public Task<Answered> GetAsync(string path) => SendAsync(new(HttpMethod.Get, new Uri(path, UriKind.Relative)));

    /// <param name="body">Names and values, both already escaped.</param>
    public Task<Answered> PostAsync(string path, IEnumerable<(string Name, string Value)> body, string? file = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        if (file is null)
        {
            request.Content = new StringContent(
                string.Join('&', body.Select(field => $"{field.Name}={field.Value}")),
                Encoding.ASCII,
                new MediaTypeHeaderValue("application/x-www-form-urlencoded")
            );
            return SendAsync(request);
        }

        var form = new MultipartFormDataContent();
        foreach (var (name, value) in body)
        {
            form.Add(
                new ByteArrayContent(WebUtility.UrlDecodeToBytes(Encoding.ASCII.GetBytes(value), 0, value.Length) ?? []),
                $"\"{Uri.UnescapeDataString(name)}\""
            );
        }

        form.Add(
            new ByteArrayContent(Encoding.UTF8.GetBytes("氏名,メールアドレス,職種\r\n森 健,mori@example.jp,看護師\r\n")),
            $"\"{file}\"",
            "sent.csv"
        );
        request.Content = form;
        return SendAsync(request);
    }

    private async Task<Answered> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        if (cookies.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using (request)
        {
            using var answer = await client.SendAsync(request);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var given) ? given : [])
            {
                var (name, value) = (set.Split('=')[0], set.Split(';')[0][(set.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                // The session stays the reader's own, and so does the language.
                if (name == "carenet-form")
                {
                    cookies[name] = value;
                }
            }

            var headers = string.Join(
                '\n',
                answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}"))
            );
            var location = answer.Headers.TryGetValues("Location", out var to) ? to.First() : "";
            return new(
                answer.StatusCode,
                headers,
                location,
                answer.Content.Headers.ContentType?.MediaType ?? "",
                await answer.Content.ReadAsStringAsync()
            );
        }
    }
}
