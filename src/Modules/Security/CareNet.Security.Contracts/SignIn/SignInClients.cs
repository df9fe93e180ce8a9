using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Contracts;

public static class SignInClients
{
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("SamsungBrowser/", "Samsung"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    /// <summary>A browser that says neither what it is nor what it runs on.</summary>
    public const string Unknown = "? · ?";

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];

    /// <summary>Of what a browser says of itself only two words are kept: enough for people to know their own again.</summary>
    public static SignInClient Of(HttpContext http, CurrentUser signedIn)
    {
        var said = http.Request.Headers.UserAgent.ToString();
        var device = http.Features.Get<KnownDevice>();
        return new(signedIn.Origin, $"{In(said, Browsers)} · {In(said, Systems)}", device?.Id, device?.IsShared ?? false)
        {
            Brought = new(DeviceCookie.Read(http.Request), KindIn(said)),
        };
    }

    // A guess, which the facility's administrator puts right.
    private static DeviceKind KindIn(string said) =>
        said.Contains("iPad", StringComparison.Ordinal) ? DeviceKind.Tablet
        : said.Contains("iPhone", StringComparison.Ordinal) || said.Contains("Mobile", StringComparison.Ordinal) ? DeviceKind.Phone
        : said.Contains("Android", StringComparison.Ordinal) ? DeviceKind.Tablet
        : DeviceKind.Computer;

    private static string In(string said, (string Sign, string Name)[] known) =>
        known.FirstOrDefault(one => said.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "?";
}
