using CareNet.Platform;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Browsing;

/// <summary>
/// Every page on a phone and on a computer, by day and by night, in both languages; the quick run takes the two most telling, one for
/// each kind of check.
/// </summary>
public static class Sights
{
    public const string Gallery = "/gallery";
    private static readonly string[] Pages =
    [
        "/",
        Gallery,
        "/policies",
        "/policies/misato",
        "/policies/misato/11-2",
        "/policies/misato/settings",
        "/policies/compare",
        "/screen",
        "/sign-in",
        "/account/forgotten",
        "/help",
        "/help/misato",
        "/apply/misato",
    ];

    private static readonly Sight[] All =
    [
        .. from page in Pages
        from screen in ((int Width, int Height)[])[(390, 844), (1280, 900)]
        from light in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]
        from language in (Language[])[Language.Ja, Language.En]
        select new Sight(page, screen.Width, screen.Height, light, language),
    ];

    public static TheoryData<string> Others => Names(All.Where(sight => !IsTelling(sight) || sight.Width > 390));

    public static TheoryData<string> TellingAtADesk => Names(All.Where(sight => IsTelling(sight) && sight.Width > 390));

    public static TheoryData<string> TellingOnAPhone => Names(All.Where(sight => IsTelling(sight) && sight.Width == 390));

    public static Sight Of(string name) => All.Single(sight => sight.Name == name);

    // English words are the longest on the smallest screen; Japanese by day at a secretariat is what the secretariat has all day.
    private static bool IsTelling(Sight sight) =>
        sight
            is { Width: 390, Light: ColorScheme.Dark, Language: Language.En }
                or { Width: 1280, Light: ColorScheme.Light, Language: Language.Ja };

    private static TheoryData<string> Names(IEnumerable<Sight> sights) => [.. sights.Select(sight => sight.Name)];
}
