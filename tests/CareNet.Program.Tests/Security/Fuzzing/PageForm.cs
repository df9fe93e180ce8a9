using System.Net;
using System.Text.RegularExpressions;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>One field of a form with the value that the page gave it.</summary>
/// <param name="Options">What a select, a group of radio buttons or of ticks offers.</param>
internal sealed record FormField(string Name, string Value, string Type, IReadOnlyList<string> Options)
{
    public bool IsHidden => Type == "hidden";

    /// <summary>Somebody types in it: what else is sent there may be one answer among those offered, or none.</summary>
    public bool IsWritten =>
        Type is not ("hidden" or "select" or "radio" or "checkbox" or "button" or "submit" or "password" or "file" or "query");

    public bool IsFramework => Name is "_handler" or "__RequestVerificationToken";

    // The key of a form, which makes two presses one act, looks like an id and belongs to nobody.
    public bool HoldsId =>
        !IsFramework
        && !Name.EndsWith("Key", StringComparison.OrdinalIgnoreCase)
        && !Name.EndsWith("Token", StringComparison.Ordinal)
        && (Guid.TryParse(Value, out _) || Options.Any(option => Guid.TryParse(option, out _)));
}

/// <summary>A form as a browser reads it from a page.</summary>
internal sealed partial record PageForm(string Page, string Action, bool IsGet, bool TakesFiles, IReadOnlyList<FormField> Fields)
{
    public string Handler => Fields.FirstOrDefault(one => one.Name == "_handler")?.Value ?? "";

    public static IReadOnlyList<PageForm> In(string html, string page) =>
        [.. Form().Matches(html).Select(form => Read(form.Groups["tag"].Value, form.Groups["inside"].Value, page))];

    public static IReadOnlyList<string> LinksIn(string html) =>
        [
            .. Link()
                .Matches(html)
                .Select(link => WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0])
                .Where(link => link.Length > 0)
                .Distinct(),
        ];

    private static PageForm Read(string tag, string inside, string page)
    {
        var form = Attributes(tag);
        List<(FormField Field, bool IsChosen)> read = [];
        foreach (Match found in Control().Matches(inside))
        {
            var control = Attributes(found.Groups["tag"].Value);
            if (!control.TryGetValue("name", out var name) || control.ContainsKey("disabled"))
            {
                continue;
            }

            var kind = found.Groups["kind"].Value;
            var type = kind == "input" ? control.GetValueOrDefault("type", "text") : kind;
            var options =
                kind == "select"
                    ? [.. Option().Matches(found.Groups["inside"].Value).Select(option => Attributes(option.Value))]
                    : (Dictionary<string, string>[])[];
            var value = kind switch
            {
                "textarea" => WebUtility.HtmlDecode(found.Groups["inside"].Value),
                "select" => (
                    options.FirstOrDefault(option => option.ContainsKey("selected")) ?? options.FirstOrDefault()
                )?.GetValueOrDefault("value", "") ?? "",
                _ => control.GetValueOrDefault("value", ""),
            };
            read.Add(
                (
                    new(name, value, type, [.. options.Select(option => option.GetValueOrDefault("value", ""))]),
                    control.ContainsKey("checked")
                )
            );
        }

        return new(
            page,
            form.GetValueOrDefault("action", page),
            !form.GetValueOrDefault("method", "get").Equals("post", StringComparison.OrdinalIgnoreCase),
            form.GetValueOrDefault("enctype", "").StartsWith("multipart", StringComparison.Ordinal),
            [.. read.GroupBy(one => one.Field.Name).Select(Joined)]
        );
    }

    /// <summary>Radio buttons, ticks and buttons of one name are one field.</summary>
    private static FormField Joined(IGrouping<string, (FormField Field, bool IsChosen)> same)
    {
        var (first, options) = (same.First().Field, same.Select(one => one.Field.Value).ToList());
        return first.Type switch
        {
            "radio" or "checkbox" => first with { Value = same.FirstOrDefault(one => one.IsChosen).Field?.Value ?? "", Options = options },
            "button" => first with { Options = options },
            _ => first,
        };
    }

    private static Dictionary<string, string> Attributes(string tag)
    {
        Dictionary<string, string> attributes = [];
        foreach (Match attribute in Attribute().Matches(tag))
        {
            attributes.TryAdd(attribute.Groups[1].Value.ToLowerInvariant(), WebUtility.HtmlDecode(attribute.Groups[2].Value));
        }

        return attributes;
    }

    [GeneratedRegex("""<form\b(?<tag>[^>]*)>(?<inside>.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(
        """<(?<kind>input|button)\b(?<tag>[^>]*)>|<(?<kind>select|textarea)\b(?<tag>[^>]*)>(?<inside>.*?)</\k<kind>>""",
        RegexOptions.Singleline
    )]
    private static partial Regex Control();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("""([\w:-]+)(?:="([^"]*)")?""")]
    private static partial Regex Attribute();

    [GeneratedRegex("""<a\b[^>]*\bhref="([^"]+)""")]
    private static partial Regex Link();
}
