using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Checks;

/// <summary>How light the page's ground is, from 0 (black) to 1 (white).</summary>
internal static class Brightness
{
    private const string Ground = """
        () => {
          for (const element of [document.body, document.documentElement]) {
            const [r, g, b, a = 1] = getComputedStyle(element).backgroundColor.match(/[\d.]+/g).map(Number);
            if (a > 0) return (r + g + b) / 765;
          }
          return -1;
        }
        """;

    public static Task<double> OfAsync(IPage page) => page.EvaluateAsync<double>(Ground);
}
