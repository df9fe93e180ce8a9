using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CareNet.Platform.Regions;
using CareNet.Testing;

namespace CareNet.AppHost.Tests;

/// <summary>What a real run sends to its dashboard, asked from the dashboard itself.</summary>
public sealed class TelemetryTests
{
    private const string Marker = "tanaka-ichiro-0312";
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    [Trait("size", "long")]
    public async Task The_dashboard_gets_traces_and_logs_that_name_nobody()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next());
        var address = new Uri(await carenet.ReadyAsync());
        var password = (await File.ReadAllTextAsync(Path.Combine(scratch["data"], "demo-password"))).Trim();
        var cast = DemoCast.In(Repository.Root);
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(Marker);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var id = Guid.CreateVersion7().ToString();
        await http.GetAsync($"/{Marker}?name={Marker}");
        await http.GetAsync($"/facilities/{id}/security");
        await SignInAsync(http, cast.People[0].Mail, password);
        await SignInAsync(http, $"{Marker}@example.jp", Marker);

        var dashboard = Dashboard(carenet);
        var (spans, logs) = ("", "");
        await Patience.Until(
            async () =>
            {
                spans = await AskAsync(dashboard, "spans");
                logs = await AskAsync(dashboard, "logs");
                return spans.Contains("\"name\":\"GET\"", StringComparison.Ordinal)
                    && spans.Contains("/facilities/{facility", StringComparison.Ordinal)
                    && spans.Contains("POST /sign-in", StringComparison.Ordinal)
                    && logs.Contains("CareNet.Access", StringComparison.Ordinal);
            },
            "the requests are seen in the dashboard",
            TimeSpan.FromSeconds(60)
        );

        string[] personal = [Marker, id, password, .. cast.People.SelectMany(person => new[] { person.Mail, person.Name, person.Kana })];
        personal.Where(word => (spans + logs).Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static async Task<string> AskAsync(HttpClient dashboard, string signal)
    {
        var answer = await dashboard.GetStringAsync($"/api/telemetry/{signal}?limit=10000");
        return JsonSerializer.Serialize(JsonDocument.Parse(answer).RootElement, AsWritten);
    }

    private static HttpClient Dashboard(StartedCareNet carenet)
    {
        var process = carenet.Family.Single(id => StartedCareNet.Command(id).EndsWith("/Aspire.Dashboard\0", StringComparison.Ordinal));
        var key = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/environ")
            .Split('\0')
            .Single(line => line.StartsWith("DASHBOARD__API__PRIMARYAPIKEY=", StringComparison.Ordinal))
            .Split('=')[1];
        var address = carenet.Lines.Single(line => line.StartsWith("dashboard ", StringComparison.Ordinal))["dashboard ".Length..];
        var client = new HttpClient { BaseAddress = new Uri(new Uri(address), "/") };
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    private static async Task SignInAsync(HttpClient http, string mail, string password)
    {
        var html = await http.GetStringAsync("/sign-in");
        var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["_handler"] = "sign-in",
                ["__RequestVerificationToken"] = token,
                ["Form.MailAddress"] = mail,
                ["Form.Password"] = password,
            }
        );
        using var answer = await http.PostAsync("/sign-in", form);
    }
}
