using System.Globalization;
using System.Text.RegularExpressions;

namespace CareNet.Web.Tests.Design;

/// <summary>WCAG AA, computed from the tokens themselves, for words (4.5) and for the edges of controls (3).</summary>
public sealed partial class Colours_can_be_read
{
    [Theory]
    [InlineData("ink", "ground", 4.5)]
    [InlineData("ink", "amber-soft", 4.5)]
    [InlineData("ink-2", "ground", 4.5)]
    [InlineData("ink-2", "line-2", 4.5)]
    [InlineData("ink-3", "paper", 4.5)]
    [InlineData("link", "ground", 4.5)]
    [InlineData("link", "red-soft", 4.5)]
    [InlineData("link", "amber-soft", 4.5)]
    [InlineData("brand", "brand-soft", 4.5)]
    [InlineData("on-brand", "brand", 4.5)]
    [InlineData("on-brand", "brand-strong", 4.5)]
    [InlineData("red", "red-soft", 4.5)]
    [InlineData("on-red", "red", 4.5)]
    [InlineData("amber", "amber-soft", 4.5)]
    [InlineData("green", "green-soft", 4.5)]
    [InlineData("ink", "mark", 4.5)]
    [InlineData("edge", "paper", 3)]
    [InlineData("edge", "ground", 3)]
    [InlineData("amber-fill", "line-2", 3)]
    public async Task In_light_and_in_dark(string words, string ground, double enough)
    {
        await using var host = await PagesHost.StartAsync();
        foreach (var sheet in (string[])["/css/tokens.css", "/css/dark.css"])
        {
            var colours = Token()
                .Matches(await host.Browser().GetStringAsync(sheet))
                .ToDictionary(token => token.Groups[1].Value, token => Light(token.Groups[2].Value));
            var (one, other) = (colours[words], colours[ground]);
            ((Math.Max(one, other) + .05) / (Math.Min(one, other) + .05)).ShouldBeGreaterThanOrEqualTo(
                enough,
                $"{words} on {ground} in {sheet}"
            );
        }
    }

    private static double Light(string hex)
    {
        var full = hex.Length == 3 ? string.Concat(hex.Select(digit => new string(digit, 2))) : hex;
        var parts = full.Chunk(2)
            .Select(pair => int.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4))
            .ToArray();
        return (.2126 * parts[0]) + (.7152 * parts[1]) + (.0722 * parts[2]);
    }

    [GeneratedRegex("--([a-z0-9-]+): #([0-9a-f]{6}|[0-9a-f]{3});")]
    private static partial Regex Token();
}
