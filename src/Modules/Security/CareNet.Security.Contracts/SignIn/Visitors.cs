using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Contracts;

public static class Visitors
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("SamsungBrowser/", "Samsung"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    /// <summary>Of what a browser says of itself only two words are kept: enough for people to know their own again.</summary>
    public static Visitor Of(HttpContext http, SignedIn signedIn)
    {
        var said = http.Request.Headers.UserAgent.ToString();
        var device = http.Features.Get<KnownDevice>();
        return new(signedIn.Origin, $"{In(said, Browsers)} · {In(said, Systems)}", device?.Id, device?.IsShared ?? false);
    }

    private static string In(string said, (string Sign, string Name)[] known) =>
        known.FirstOrDefault(one => said.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "?";
}
