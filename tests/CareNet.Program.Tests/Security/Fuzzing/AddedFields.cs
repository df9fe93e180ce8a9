using CareNet.Registration.Contracts;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>Sends forms with fields that they do not have: no id is taken from them, and nobody gets powers by them.</summary>
internal sealed class AddedFields(FuzzHost house, Map map, Findings findings, FuzzedRegion there)
{
    public async Task<List<string>> AddAsync(Target target)
    {
        var fuzzer = new Fuzzer(house, map, findings, new Random(2));
        if (await fuzzer.OpenedAsync(target) is not { } page)
        {
            return [];
        }

        var (person, facility) = (there.Area.Member.ToString(), there.Area.Facility.ToString());
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
            || page.Action.EndsWith("/decision", StringComparison.Ordinal);
        if (!speaksOfPowers && await PowersAsync() is var now && now != powers)
        {
            wrong.Add($"{target.Reader.Role}: {target.Key} gave powers that the form does not speak of: {powers} became {now}");
        }

        return wrong;
    }

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
}
