using System.Text.RegularExpressions;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>Sends forms with ids of another region: the answer is the answer to an absent id, and nothing is stored.</summary>
internal sealed partial class ForgedIds(FuzzHost house, Map map, Findings findings, FuzzedRegion there)
{
    private static readonly (string Address, string Handler, (string Name, string Value)[] Fields)[] Direct =
    [
        ("/regions/{region}/applications/{id}", "ground", [("Form.Reason", "why")]),
        .. new[] { "approve", "return", "refuse" }.Select(act =>
            (
                "/regions/{region}/applications/{id}/decision",
                "decision",
                new (string Name, string Value)[] { ("Answer.Act", act), ("Answer.Reason", "why") }
            )
        ),
    ];

    /// <summary>Each id of the form, in its fields and its address, replaced by one of the other region and by an absent one.</summary>
    public async Task<List<string>> ForgeAsync(IReadOnlyList<Target> form, Crawl foreign)
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
                    [.. theirs.Take(1), there.Area.Facility.ToString(), there.Area.Member.ToString()],
                    Guid.CreateVersion7().ToString(),
                    (page, id) => (page.Action, target.Field, id)
                )
            );
        }

        var parts = form[0].Form!.Action.Split('/');
        for (var at = 0; at < parts.Length; at++)
        {
            var (here, place) = (parts[at], at);
            string[] theirs =
                here == form[0].Reader.Person?.Region.Value ? [there.Area.Region.Value]
                : !Guid.TryParse(here, out _) ? []
                :
                [
                    .. foreign
                        .Targets.Where(other => other.Form is not null && Crawl.KeyOf(other.Form, map) == Crawl.KeyOf(form[0].Form!, map))
                        .Take(1)
                        .Select(other => other.Form!.Action.Split('/')[place]),
                    there.Area.Facility.ToString(),
                    there.Area.Member.ToString(),
                ];
            if (theirs.Length > 0)
            {
                wrong.AddRange(
                    await CompareAsync(
                        form[0],
                        theirs,
                        Guid.TryParse(here, out _) ? Guid.CreateVersion7().ToString() : "nowhere",
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

    /// <summary>
    /// Where a form stands on its page in another state only, or has several buttons: its address with ids of another region, and with
    /// absent ones.
    /// </summary>
    public async Task<List<string>> SendDirectlyAsync(Crawl crawl, string place)
    {
        List<string> wrong = [];
        foreach (var (pattern, handler, fields) in Direct)
        {
            var desk = crawl.Targets.First(target => target.Reader.Role == "secretariat" && target.Form is { IsGet: false });
            var before = await Kept.RowsAsync(house);
            List<string> answers = [];
            foreach (
                var id in (string[])
                    [
                        Guid.CreateVersion7().ToString(),
                        there.Area.Facility.ToString(),
                        there.Area.Member.ToString(),
                        .. await TheirApplicationsAsync(),
                    ]
            )
            {
                var fuzzer = new Fuzzer(house, map, findings, new Random(3));
                var token = (await fuzzer.OpenedAsync(desk))!.Fields.Single(field => field.Name == "__RequestVerificationToken");
                var answer = await desk.Reader.PostAsync(
                    pattern.Replace("{region}", place, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal),
                    [(token.Name, Uri.EscapeDataString(token.Value)), ("_handler", handler), .. fields]
                );
                findings.Check($"secretariat: POST {pattern} [{handler}] with {id}", answer);
                answers.Add($"{(int)answer.Status} {Varying().Replace(answer.Location, "")} {Varying().Replace(answer.Text, "")}");
            }

            if (answers.Distinct().Count() > 1 || (await Kept.RowsAsync(house)).Except(before).Any())
            {
                wrong.Add($"secretariat: {pattern} [{handler}] tells ids of another region from absent ones");
            }
        }

        return wrong;
    }

    private async Task<string[]> TheirApplicationsAsync() =>
        (await house.AskAsync<string>("SELECT string_agg(id::text, ',') FROM registration.applications WHERE region = 'okayama'"))?.Split(
            ','
        ) ?? [];

    private static string Difference(string one, string other)
    {
        var at = Enumerable.Range(0, Math.Min(one.Length, other.Length)).FirstOrDefault(index => one[index] != other[index]);
        return $"'{Around(one)}' and '{Around(other)}'".ReplaceLineEndings(" ");

        string Around(string text) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 80)];
    }

    // Ids, tokens, keys of forms, moments and the time that a session has left differ from answer to answer.
    [GeneratedRegex(@"data-left=""\d+""|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-f]{32}|[\w-]{40,}|\d{1,2}:\d{2}|okayama|nowhere")]
    private static partial Regex Varying();
}
