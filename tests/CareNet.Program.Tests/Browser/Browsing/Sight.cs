using CareNet.Platform;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Browsing;

/// <summary>A page as one person sees it: on which screen, in which light, in which language.</summary>
public sealed record Sight(string Path, int Width, int Height, ColorScheme Light, Language Language)
{
    public string Name => $"{(Path == "/" ? "home" : Path.Trim('/').Replace('/', '-'))}-{Width}-{Light}-{Language}".ToLowerInvariant();

    public string LanguageTag => Language == Language.En ? "en" : "ja";

    /// <summary>xunit shows this as the name of the case.</summary>
    public override string ToString() => Name;
}
