using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Checks;

/// <summary>What a thumb in a glove has to hit: at least 44 by 44 CSS pixels.</summary>
internal static class Targets
{
    // A label is part of its control's target. A link inside a sentence is exempt, as in WCAG 2.5.8; so is what nobody can press
    // now: hidden, disabled, or waiting off the screen for the focus.
    private const string TooSmall = """
        () => {
          const least = 43.5;
          const big = element => { const box = element.getBoundingClientRect(); return box.width >= least && box.height >= least; };
          const inSentence = element => {
            if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
            const block = element.closest("p, li, dd, td, th, label, figcaption, blockquote, div");
            return block !== null && block.innerText.trim().length > element.innerText.trim().length;
          };
          const pressable = element => {
            const box = element.getBoundingClientRect();
            return element.checkVisibility({ visibilityProperty: true }) && !element.disabled
              && box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0;
          };
          const all = [...document.querySelectorAll(
            "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex]:not([tabindex='-1'])")];
          return all.filter(pressable)
            .filter(element => !inSentence(element) && !big(element) && ![...(element.labels ?? [])].some(big))
            .map(element => {
              const box = element.getBoundingClientRect();
              return `${element.outerHTML.slice(0, 120)} is ${Math.round(box.width)} by ${Math.round(box.height)}`;
            });
        }
        """;

    public static async Task<IReadOnlyList<string>> TooSmallAsync(IPage page) => await page.EvaluateAsync<string[]>(TooSmall);
}
