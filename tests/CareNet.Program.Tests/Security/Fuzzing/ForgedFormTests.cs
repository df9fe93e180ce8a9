using System.Text.RegularExpressions;
using CareNet.Testing;
using Xunit.Abstractions;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>
/// Every form that acts, sent by somebody who may open it: with what belongs to another facility or region it says the same as with
/// what does not exist, and what the form did not ask for has no effect.
/// </summary>
public sealed partial class ForgedFormTests(FuzzHost house, ITestOutputHelper output) : IClassFixture<FuzzHost>
{
    // Forms that no crowd of a test opens, with where they are sent by hand.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["/passkeys/to-create"] = "a script sends it: ForeignPasskeyTests",
        ["/passkeys/create"] = "a script sends it: ForeignPasskeyTests",
        ["/passkeys/to-sign-in"] = "a script sends it: RefusedPasskeyTests",
        ["/passkeys/sign-in"] = "a script sends it: RefusedPasskeyTests",
        ["/account/passkeys/remove"] = "needs a passkey: ForeignPasskeyTests",
        ["/operations/messages/replay"] = "needs a message that was given up: GivenUpMessagesTests",
        ["/operations/messages/replay-all"] = "needs a message that was given up: GivenUpMessagesTests",
        ["/api/messages"] = "no form: the Bot Framework's own token",
        ["/sign-in/again/form"] = "follows a form that came when the proof was too old: RecentProofTests",
        ["/development/pulses"] = "no form, and only for developers",
    };

    // Forms of pages in a state that takes weeks, a factor or a file to come.
    private static readonly string[] Later = ["finish", "sign", "unlock", "lift", "carry", "call-off", "ground", "import"];

    [Fact, Trait("size", "long")]
    public async Task Forged_ids_look_absent_and_what_no_form_asked_for_has_no_effect()
    {
        var (map, findings) = (new Map(house.App), new Findings(house.Caught));
        var there = await FuzzedRegion.In(house.App, house, "okayama", FuzzHost.Operating);
        var (ids, fields) = (new ForgedIds(house, map, findings, there), new AddedFields(house, map, findings, there));
        var foreign = await new Crawl(map, there).AllAsync((_, _) => { });
        HashSet<string> sent = [],
            handlers = [],
            done = [];
        List<string> wrong = [];
        foreach (var place in new[] { "nishitokyo", "osaki", "misato", "miyazaki" })
        {
            var crawl = await new Crawl(map, await FuzzedRegion.In(house.App, house, place, FuzzHost.Operating)).AllAsync((_, _) => { });
            sent.UnionWith(crawl.Sent);
            handlers.UnionWith(crawl.Targets.Select(target => target.Form?.Handler ?? ""));
            var forms = crawl
                .Targets.Where(target => target.Form is { IsGet: false })
                .GroupBy(target => Crawl.KeyOf(target.Form!, map))
                .Where(form => !done.Contains(form.Key))
                .ToList();
            foreach (var form in forms)
            {
                wrong.AddRange(await ids.ForgeAsync([.. form.DistinctBy(target => target.Key)], foreign));
            }

            wrong.AddRange(await ids.SendDirectlyAsync(crawl, place));

            foreach (var form in forms)
            {
                wrong.AddRange(await fields.AddAsync(form.First()));
                done.Add(form.Key);
            }
        }

        sent.UnionWith(foreign.Sent);
        handlers.UnionWith(foreign.Targets.Select(target => target.Form?.Handler ?? ""));
        wrong.AddRange(findings.All);
        wrong.AddRange(Unsent(map, sent, handlers));
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Unsent(Map map, HashSet<string> sent, HashSet<string> handlers)
    {
        foreach (
            var row in map.Rows.Where(row =>
                row.Method == "POST"
                && !map.IsPage(row.Pattern)
                && !sent.Any(key => key.StartsWith($"POST {row.Pattern}", StringComparison.Ordinal))
            )
        )
        {
            if (!Elsewhere.ContainsKey(row.Pattern) && !row.Pattern.StartsWith("/operations/hangfire", StringComparison.Ordinal))
            {
                yield return $"no form was found for {row}";
            }
        }

        var pages = Directory
            .GetFiles(Repository.At("src", "Web", "CareNet.Web"), "*.razor", SearchOption.AllDirectories)
            .Select(File.ReadAllText);
        foreach (
            var name in pages
                .SelectMany(page => FormName().Matches(page))
                .Select(match => match.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
            var form = new Regex("^" + string.Join(".+", Inserted().Split(name).Select(Regex.Escape)) + "$");
            if (!handlers.Any(form.IsMatch) && !Later.Contains(name))
            {
                yield return $"nobody found the form {name}";
            }
        }
    }

    [GeneratedRegex("""(?:@formname|FormName)="(?:@\(\$")?([a-z][^"]*)""")]
    private static partial Regex FormName();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Inserted();
}
