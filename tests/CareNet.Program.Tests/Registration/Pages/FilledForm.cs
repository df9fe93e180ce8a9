namespace CareNet.Registration.Tests.Pages;

/// <summary>What a browser would send, as often as somebody presses.</summary>
internal sealed class FilledForm(HttpClient browser, string page, IReadOnlyList<KeyValuePair<string, string>> fields, string cookies)
{
    public Task<(int Status, string Text)> Send() => Send(new FormUrlEncodedContent(fields));

    public Task<(int Status, string Text)> SendWithFile(byte[] file, string name = "file")
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(file), name, "sent.yaml");
        return Send(form);
    }

    private async Task<(int Status, string Text)> Send(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, UriKind.Relative)) { Content = content };
        request.Headers.Add("Cookie", cookies);
        using var answer = await browser.SendAsync(request);
        return (
            (int)answer.StatusCode,
            answer.Headers.Location is { } next
                ? new Uri(browser.BaseAddress!, next).PathAndQuery
                : await answer.Content.ReadAsStringAsync()
        );
    }
}
