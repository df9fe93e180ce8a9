using System.Text.Json;
using CareNet.Policy;
using CareNet.Policy.Lint;
using CareNet.Policy.Settings;
using CareNet.Postgres;

namespace CareNet.Verbs.Policy;

/// <summary>Defects of the documents are reported and no failure: the documents belong to the regions.</summary>
internal static class LintReport
{
    public static int Print(Terminal terminal, PolicyBook book, bool asJson)
    {
        var findings = PolicyLint.Of(book);
        if (asJson)
        {
            terminal.Line(
                JsonSerializer.Serialize(
                    findings.Select(found => new
                    {
                        kind = CamelCase(found.Kind),
                        region = found.Region,
                        ids = found.Ids,
                        ja = found.Text.Ja,
                        en = found.Text.En,
                    }),
                    Json.Plain
                )
            );
            return 0;
        }

        foreach (var region in findings.GroupBy(found => found.Region))
        {
            terminal.Line(region.Key);
            foreach (var kind in region.GroupBy(found => found.Kind).OrderBy(kind => kind.Key))
            {
                var name = SettingsCatalogue.NameOf(kind.Key);
                terminal.Line($"  {terminal.Word(name.Ja, name.En)}");
                foreach (var found in kind)
                {
                    terminal.Line(
                        $"    {terminal.Word(found.Text.Ja, found.Text.En)}"
                            + $"{(found.Ids.Count == 0 ? "" : $"  [{string.Join(", ", found.Ids)}]")}"
                    );
                }
            }
        }

        var demo = book.Packs.Count(pack => pack.IsDemo);
        terminal.Say(
            $"{book.Packs.Count} 地域（うちデモ {demo}）、構造の誤りなし、文書の気づき {findings.Count} 件",
            $"{book.Packs.Count} regions ({demo} of them invented), no structural error, {findings.Count} findings on the documents"
        );
        return 0;
    }

    private static string CamelCase(FindingKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
