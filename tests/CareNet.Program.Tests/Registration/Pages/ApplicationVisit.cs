using System.Net;
using System.Text.RegularExpressions;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Pages;

/// <summary>Browsers of applicants and of the secretariat, and the forms that they send.</summary>
internal static partial class ApplicationVisit
{
    /// <summary>A browser that holds the keys of applications, as after their mails were opened in it.</summary>
    public static HttpClient BrowserOf(this RegistrationHost host, params Applicant[] applicants)
    {
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", $"carenet-application={string.Join('.', applicants.Select(one => one.Secret))}");
        return client;
    }

    public static async Task<HttpClient> DeskAsync(this RegistrationHost host, TestRegion world)
    {
        var secretary = await host.App.SecretaryAsync(world.Region.Value);
        await world.StoreAsync(
            new Person
            {
                Id = secretary.Id,
                Region = world.Region,
                Name = "事務 次郎",
                Profession = Profession.Other,
                Mail = secretary.MailAddress,
                CreatedAt = host.Clock.GetUtcNow(),
            },
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(),
                Person = secretary.Id,
                Region = world.Region,
                Role = RegionRole.Secretariat,
                Since = host.Clock.GetUtcNow(),
            }
        );
        return await host.App.SignedInAs(secretary);
    }

    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string page,
        Dictionary<string, string> fields,
        string? to = null
    )
    {
        var shown = await client.GetAsync(page);
        var html = await shown.Content.ReadAsStringAsync();
        var values = new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value };
        if (Handler().Match(html) is { Success: true } handler && to is null && !fields.ContainsKey("_handler"))
        {
            values["_handler"] = handler.Groups[1].Value;
        }

        // A signed-in client keeps no cookies of its own, so the form's is carried by hand.
        using var request = new HttpRequestMessage(HttpMethod.Post, to ?? page) { Content = new FormUrlEncodedContent(values) };
        if (client.DefaultRequestHeaders.TryGetValues("Cookie", out var session) && shown.Headers.TryGetValues("Set-Cookie", out var set))
        {
            request.Headers.Add("Cookie", string.Join("; ", [.. session, .. set.Select(cookie => cookie.Split(';')[0])]));
        }

        return await client.SendAsync(request);
    }

    /// <summary>What stands above the form, apart from the list of what is missing.</summary>
    public static string SummaryIn(string page) => page.Split("id=\"errors\"")[1].Split("</div>")[0];

    public static string PathOf(HttpResponseMessage answer) =>
        new Uri(new Uri("https://carenet.test"), answer.Headers.Location!).AbsolutePath;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex Handler();
}
