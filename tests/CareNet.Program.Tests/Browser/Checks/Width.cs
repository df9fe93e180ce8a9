using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Checks;

/// <summary>Text that has to be pushed sideways to be read is not read.</summary>
internal static class Width
{
    private const string Wide = """
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth) return [];
          const scrolls = element => element !== page && element !== document.body
            && /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
          const inside = element => { for (let up = element.parentElement; up; up = up.parentElement) if (scrolls(up)) return true;
            return false; };
          const culprits = [...document.body.querySelectorAll("*")]
            .filter(element => element.getBoundingClientRect().right > page.clientWidth + 0.5 && !inside(element))
            .map(element => element.outerHTML.slice(0, 100)).slice(0, 5);
          return [`the page is ${page.scrollWidth} wide in ${page.clientWidth}`, ...culprits];
        }
        """;

    public static async Task<IReadOnlyList<string>> OverflowAsync(IPage page) => await page.EvaluateAsync<string[]>(Wide);
}
