using System.Net;
using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Tests.Access;
using CareNet.Testing;
using Xunit.Abstractions;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>
/// Every form that acts, sent by somebody who may open it: with what belongs to another facility or region it says the same as with
/// what does not exist, and what the form did not ask for has no effect.
/// </summary>
public sealed partial class ForgedFormTests(FuzzHouse house, ITestOutputHelper output) : IClassFixture<FuzzHouse>
{
    // Forms that no crowd of a test opens, with where they are sent by hand.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["/passkeys/to-create"] = "a script sends it: ForeignPasskeyTests",
        ["/passkeys/create"] = "a script sends it: ForeignPasskeyTests",
        ["/passkeys/to-sign-in"] = "a script sends it: ForeignPasskeyTests",
        ["/passkeys/sign-in"] = "a script sends it: ForeignPasskeyTests",
        ["/account/passkeys/remove"] = "needs a passkey: ForeignPasskeyTests",
        ["/operations/messages/replay"] = "needs a message that was given up: GivenUpMessagesTests",
        ["/operations/messages/replay-all"] = "needs a message that was given up: GivenUpMessagesTests",
        ["/api/messages"] = "no form: the Bot Framework's own token",
        ["/application/at/{mark}/users/import"] = "stands behind a file that was read: ApplicationPagesTests",
        ["/sign-in/again/form"] = "follows a form that came when the proof was too old: RecentProofTests",
        ["/development/pulses"] = "no form, and only for developers",
    };

    private static readonly string[] Direct =
    [
        .. new[] { "refuse", "ground", "approve" }.Select(act => $"/secretariat/{{region}}/applications/{{id}}/{act}"),
    ];

    // Forms of pages in a state that takes weeks or a factor to come.
    private static readonly string[] Later = ["finish", "sign", "unlock", "lift", "carry"];

    [Fact, Trait("size", "long")]
    public async Task Forged_ids_look_absent_and_what_no_form_asked_for_has_no_effect()
    {
        var (map, findings) = (new Map(house.App), new Findings(house.Caught));
        var there = await FuzzedRegion.In(house.App, house, "okayama", FuzzHouse.Operating);
        var foreign = await new Crawl(map, there).AllAsync((_, _) => { });
        HashSet<string> sent = [],
            handlers = [],
            done = [];
        List<string> wrong = [];
        foreach (var place in new[] { "nishitokyo", "osaki", "misato", "miyazaki" })
        {
            var crawl = await new Crawl(map, await FuzzedRegion.In(house.App, house, place, FuzzHouse.Operating)).AllAsync((_, _) => { });
            sent.UnionWith(crawl.Sent);
            handlers.UnionWith(crawl.Targets.Select(target => target.Form?.Handler ?? ""));
            var forms = crawl
                .Targets.Where(target => target.Form is { IsGet: false })
                .GroupBy(target => Crawl.KeyOf(target.Form!, map))
                .Where(form => !done.Contains(form.Key))
                .ToList();
            foreach (var form in forms)
            {
                wrong.AddRange(await ForgeIdsAsync([.. form.DistinctBy(target => target.Key)], foreign, there, map, findings));
            }

            wrong.AddRange(await SendDirectlyAsync(crawl, place, there, map, findings));

            foreach (var form in forms)
            {
                wrong.AddRange(await AddFieldsAsync(form.First(), there, map, findings));
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

    private async Task<List<string>> ForgeIdsAsync(
        IReadOnlyList<Target> form,
        Crawl foreign,
        FuzzedRegion there,
        Map map,
        Findings findings
    )
    {
        List<string> wrong = [];
        foreach (var target in form.Where(target => target.Field.HoldsId))
        {
            var theirs = foreign
                .Targets.Where(other => other.Key == target.Key)
                .SelectMany(other => other.Field.Options.Append(other.Field.Value))
                .Where(value => Guid.TryParse(value, out _));
            wrong.AddRange(
                await CompareAsync(
                    target,
                    [.. theirs.Take(1), there.World.Facility.ToString(), there.World.Member.ToString()],
                    Guid.CreateVersion7().ToString(),
                    map,
                    findings,
                    (page, id) => (page.Action, target.Field, id)
                )
            );
        }

        var parts = form[0].Form!.Action.Split('/');
        for (var at = 0; at < parts.Length; at++)
        {
            var (here, place) = (parts[at], at);
            string[] theirs =
                here == form[0].Reader.Person?.Region.Value ? [there.World.Region.Value]
                : !Guid.TryParse(here, out _) ? []
                :
                [
                    .. foreign
                        .Targets.Where(other => other.Form is not null && Crawl.KeyOf(other.Form, map) == Crawl.KeyOf(form[0].Form!, map))
                        .Take(1)
                        .Select(other => other.Form!.Action.Split('/')[place]),
                    there.World.Facility.ToString(),
                    there.World.Member.ToString(),
                ];
            if (theirs.Length > 0)
            {
                wrong.AddRange(
                    await CompareAsync(
                        form[0],
                        theirs,
                        Guid.TryParse(here, out _) ? Guid.CreateVersion7().ToString() : "nowhere",
                        map,
                        findings,
                        (page, id) =>
                            (string.Join('/', page.Action.Split('/').Select((part, index) => index == place ? id : part)), null, "")
                    )
                );
            }
        }

        return wrong;
    }

    /// <summary>The answer to each foreign id is the answer to an absent one, and nothing is stored.</summary>
    private async Task<List<string>> CompareAsync(
        Target target,
        IReadOnlyList<string> theirs,
        string absent,
        Map map,
        Findings findings,
        Func<PageForm, string, (string Action, FormField? Field, string Value)> forged
    )
    {
        List<string> wrong = [];
        if (await OneAsync(absent) is not { } expected)
        {
            return wrong;
        }

        foreach (var id in theirs)
        {
            if (await OneAsync(id) is { } given && given != expected)
            {
                wrong.Add(
                    $"{target.Reader.Role}: {target.Key}: {id} of another region differs from an absent id: {Difference(given, expected)}"
                );
            }
        }

        return wrong;

        async Task<string?> OneAsync(string id)
        {
            var fuzzer = new Fuzzer(house, map, findings, new Random(1));
            if (await fuzzer.OpenedAsync(target) is not { } page)
            {
                return null;
            }

            var (action, field, value) = forged(page, id);
            var body = fuzzer.Body(
                page,
                field ?? new("nothing", "", "hidden", []),
                new(field is null ? "as it was" : "forged", value) { IsMissing = field is null },
                isFilled: true
            );
            var before = await Kept.RowsAsync(house);
            var answer = await target.Reader.PostAsync(action, body, page.TakesFiles ? "file" : null);
            findings.Check($"{target.Reader.Role}: POST {action} [{page.Handler}] {field?.Name} = {id}", answer);
            var changed = (await Kept.RowsAsync(house)).Except(before).ToList();
            if (changed.Count > 0)
            {
                await fuzzer.QuietAsync();
                wrong.Add(
                    $"{target.Reader.Role}: {target.Key} with {id} ({(id == absent ? "absent" : "of another region")}) answered "
                        + $"{(int)answer.Status} and changed {string.Join(", ", changed)}"
                );
            }

            return $"{(int)answer.Status} {Varying().Replace(answer.Location, "")} {Varying().Replace(answer.Text, "")}";
        }
    }

    private async Task<List<string>> AddFieldsAsync(Target target, FuzzedRegion there, Map map, Findings findings)
    {
        var fuzzer = new Fuzzer(house, map, findings, new Random(2));
        if (await fuzzer.OpenedAsync(target) is not { } page)
        {
            return [];
        }

        var (person, facility) = (there.World.Member.ToString(), there.World.Facility.ToString());
        var names = map.ModelOf(page.Page)
            .Concat(map.Messages)
            .Prepend("IsConfirmed")
            .Prepend("Profession")
            .Prepend("Until")
            .Prepend("Role")
            .Prepend("Region")
            .Prepend("Actor")
            .Distinct()
            .Take(90)
            .ToList();
        var own = page.Fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var prefixes = page
            .Fields.Where(field => field.Name.Contains('.', StringComparison.Ordinal))
            .Select(field => field.Name.Split('.')[0] + ".")
            .Distinct()
            .Append("");
        var extra =
            from prefix in prefixes
            from name in names
            where !own.Contains(prefix + name)
            select (prefix + name, Uri.EscapeDataString(ValueOf(name, person, facility)));
        var body = fuzzer
            .Body(page, new("nothing", "", "hidden", []), new("more fields", "") { IsMissing = true }, isFilled: true)
            .Concat(extra);
        var (before, powers) = (await MentionsAsync(person, facility), await PowersAsync());
        var answer = await target.Reader.PostAsync(page.Action, body, page.TakesFiles ? "file" : null);
        findings.Check($"{target.Reader.Role}: POST {page.Action} [{page.Handler}] with fields that it does not have", answer);
        List<string> wrong = [];
        if (await MentionsAsync(person, facility) is var after && after != before)
        {
            wrong.Add($"{target.Reader.Role}: {target.Key} took an id from a field that the form does not have: {before} became {after}");
        }

        var speaksOfPowers =
            page.Fields.Any(field =>
                field.Name.EndsWith("Role", StringComparison.Ordinal) || field.Name.EndsWith("Profession", StringComparison.Ordinal)
            )
            || page.Handler is "office" or "release" or "confirm"
            || page.Handler.StartsWith("accept-", StringComparison.Ordinal)
            || page.Action.EndsWith("/approve", StringComparison.Ordinal);
        if (!speaksOfPowers && await PowersAsync() is var now && now != powers)
        {
            wrong.Add($"{target.Reader.Role}: {target.Key} gave powers that the form does not speak of: {powers} became {now}");
        }

        return wrong;
    }

    /// <summary>
    /// Where a form stands on its page in another state only: its address with ids of another region, and with absent ones.
    /// </summary>
    private async Task<List<string>> SendDirectlyAsync(Crawl crawl, string place, FuzzedRegion there, Map map, Findings findings)
    {
        List<string> wrong = [];
        foreach (var pattern in Direct)
        {
            var desk = crawl.Targets.First(target => target.Reader.Role == "secretariat" && target.Form is { IsGet: false });
            var before = await Kept.RowsAsync(house);
            List<string> answers = [];
            foreach (
                var id in (string[])
                    [
                        Guid.CreateVersion7().ToString(),
                        there.World.Facility.ToString(),
                        there.World.Member.ToString(),
                        .. await TheirApplicationsAsync(),
                    ]
            )
            {
                var fuzzer = new Fuzzer(house, map, findings, new Random(3));
                var token = (await fuzzer.OpenedAsync(desk))!.Fields.Single(field => field.Name == "__RequestVerificationToken");
                var answer = await desk.Reader.PostAsync(
                    pattern.Replace("{region}", place, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal),
                    [(token.Name, Uri.EscapeDataString(token.Value)), ("reason", "why")]
                );
                findings.Check($"secretariat: POST {pattern} with {id}", answer);
                answers.Add($"{(int)answer.Status} {Varying().Replace(answer.Location, "")} {Varying().Replace(answer.Text, "")}");
            }

            if (answers.Distinct().Count() > 1 || (await Kept.RowsAsync(house)).Except(before).Any())
            {
                wrong.Add($"secretariat: {pattern} tells ids of another region from absent ones");
            }
        }

        return wrong;
    }

    private async Task<string[]> TheirApplicationsAsync() =>
        (await house.AskAsync<string>("SELECT string_agg(id::text, ',') FROM registration.applications WHERE region = 'okayama'"))?.Split(
            ','
        ) ?? [];

    private static string ValueOf(string name, string person, string facility) =>
        name switch
        {
            "Region" or "HomeRegion" => "okayama",
            "Facility" or "Place" => facility,
            "Role" => nameof(FacilityRole.Administrator),
            "Profession" => nameof(Profession.Doctor),
            "Until" => "9999-12-31",
            _ when name.StartsWith("Is", StringComparison.Ordinal) || name.StartsWith("May", StringComparison.Ordinal) => "true",
            // A text may hold anything; an id may not.
            "Reason" or "Note" or "Text" or "Name" or "Title" or "What" or "Words" or "Reply" or "Introduction" or "Label" => "確認のため",
            _ => person,
        };

    private Task<string?> MentionsAsync(string person, string facility) =>
        Kept.SumAsync(house, $"t::text LIKE '%{person}%' OR t::text LIKE '%{facility}%'");

    private Task<string?> PowersAsync() =>
        house.AskAsync<string>(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM registration.memberships
                WHERE role::text IN ('Administrator', '1')), (SELECT count(*) FROM registration.office_holders),
                (SELECT count(*) FROM registration.people WHERE profession::text IN ('Doctor', '1')))
            """
        );

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
            if (
                !Elsewhere.ContainsKey(row.Pattern)
                && !Direct.Contains(row.Pattern)
                && !row.Pattern.StartsWith("/operations/hangfire", StringComparison.Ordinal)
            )
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

    private static string Difference(string one, string other)
    {
        var at = Enumerable.Range(0, Math.Min(one.Length, other.Length)).FirstOrDefault(index => one[index] != other[index]);
        return $"'{Around(one)}' and '{Around(other)}'".ReplaceLineEndings(" ");

        string Around(string text) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 80)];
    }

    // Ids, tokens, keys of forms, moments and the time that a session has left differ from answer to answer.
    [GeneratedRegex(@"data-left=""\d+""|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-f]{32}|[\w-]{40,}|\d{1,2}:\d{2}|okayama|nowhere")]
    private static partial Regex Varying();

    [GeneratedRegex("""(?:@formname|FormName)="(?:@\(\$")?([a-z][^"]*)""")]
    private static partial Regex FormName();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Inserted();
}
