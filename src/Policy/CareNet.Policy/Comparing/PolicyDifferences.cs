using System.Collections;
using System.Reflection;
using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Comparing;

/// <summary>
/// Everything that one policy says otherwise than another, in the order of the document. Null stands for no policy. The parts come from the
/// types (see <see cref="PolicyParts"/>), so that none can be forgotten.
/// </summary>
public sealed record PolicyDifferences(
    IReadOnlyList<Difference> About,
    IReadOnlyList<RuleDifference> Rules,
    IReadOnlyList<Difference> Settings
)
{
    private static readonly Phrase Order = new("条文の並び", "order of the rules");

    private static readonly PropertyInfo[] Shown =
    [
        .. PolicyParts
            .Of(typeof(RegionPolicy))
            .Where(part => part.Name is not (nameof(RegionPolicy.Rules) or nameof(RegionPolicy.Settings))),
    ];

    private static readonly PropertyInfo[] Beside =
    [
        .. PolicyParts.Of(typeof(RegionSettings)).Where(part => !part.IsDefined(typeof(TopicAttribute))),
    ];

    public int Count => About.Count + Rules.Count + Settings.Count;

    public static PolicyDifferences Between(RegionPolicy? before, RegionPolicy? after) =>
        new(
            [.. Parts(Shown, before, after), .. InOrder(before?.Rules ?? [], after?.Rules ?? [])],
            [.. OfRules(before?.Rules ?? [], after?.Rules ?? [])],
            [.. OfSettings(before?.Settings, after?.Settings), .. Parts(Beside, before?.Settings, after?.Settings)]
        );

    private static IEnumerable<RuleDifference> OfRules(IReadOnlyList<PolicyRule> before, IReadOnlyList<PolicyRule> after)
    {
        var (old, now) = (before.ToDictionary(rule => rule.Id), after.ToDictionary(rule => rule.Id));
        foreach (var rule in after)
        {
            var was = old.GetValueOrDefault(rule.Id);
            if (Parts(PolicyParts.Of(typeof(PolicyRule)), was, rule).ToList() is { Count: > 0 } parts)
            {
                yield return new(was is null ? DifferenceKind.Added : DifferenceKind.Altered, rule.Id, rule.PlaceName, parts);
            }
        }

        foreach (var gone in before.Where(rule => !now.ContainsKey(rule.Id)))
        {
            yield return new(DifferenceKind.Dropped, gone.Id, gone.PlaceName, [.. Parts(PolicyParts.Of(typeof(PolicyRule)), gone, null)]);
        }
    }

    private static IEnumerable<Difference> InOrder(IReadOnlyList<PolicyRule> before, IReadOnlyList<PolicyRule> after)
    {
        var (old, now) = (before.Select(rule => rule.Id).ToHashSet(), after.Select(rule => rule.Id).ToHashSet());
        string[] was = [.. before.Select(rule => rule.Id).Where(now.Contains)];
        string[] isNow = [.. after.Select(rule => rule.Id).Where(old.Contains)];
        return was.SequenceEqual(isNow) ? [] : [new(Order, PolicyWords.Of(Moved(was, isNow)), PolicyWords.Of(Moved(isNow, was)))];
    }

    private static IEnumerable<string> Moved(string[] rules, string[] others) => rules.Where((rule, at) => others[at] != rule);

    private static IEnumerable<Difference> OfSettings(RegionSettings? before, RegionSettings? after)
    {
        var old = before is null ? [] : SettingsCatalogue.Of(before).ToDictionary(field => field.Key);
        var now = after is null ? [] : SettingsCatalogue.Of(after).ToDictionary(field => field.Key);
        foreach (var key in now.Keys.Union(old.Keys))
        {
            var (was, isNow) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (WholeText.Of(was?.Value.Shown) != WholeText.Of(isNow?.Value.Shown))
            {
                yield return new((isNow ?? was)!.Name, was?.Said, isNow?.Said);
            }

            foreach (var part in Parts(PolicyParts.Of(typeof(Stated)), was?.Value, isNow?.Value))
            {
                yield return part with
                {
                    What = Inside((isNow ?? was)!.Name, part.What),
                };
            }
        }
    }

    private static Phrase Inside(Phrase whole, Phrase part) => new($"{whole.Ja}（{part.Ja}）", $"{whole.En} ({part.En})");

    private static IEnumerable<Difference> Parts(IEnumerable<PropertyInfo> parts, object? before, object? after) =>
        from part in parts
        let was = before is null ? null : part.GetValue(before)
        let isNow = after is null ? null : part.GetValue(after)
        where WholeText.Of(was) != WholeText.Of(isNow)
        from told in Told(part, was, isNow)
        select told;

    /// <summary>A record without a name of its own is told by its parts; of a list of records only the entries that differ.</summary>
    private static IEnumerable<Difference> Told(PropertyInfo part, object? was, object? isNow)
    {
        if (PolicyParts.NameOf(part)?.Name is not { } name)
        {
            if (PolicyParts.IsRecord(part.PropertyType))
            {
                return Parts(PolicyParts.Of(part.PropertyType), was, isNow);
            }

            name = new(part.Name, part.Name);
        }

        if (Entries(was) is { } old && Entries(isNow) is { } now)
        {
            var (oldTexts, nowTexts) = (old.Select(WholeText.Of).ToHashSet(), now.Select(WholeText.Of).ToHashSet());
            if (!oldTexts.SetEquals(nowTexts))
            {
                was = old.Where(entry => !nowTexts.Contains(WholeText.Of(entry))).ToList();
                isNow = now.Where(entry => !oldTexts.Contains(WholeText.Of(entry))).ToList();
            }
        }

        var (before, after) = (PolicyWords.Of(was), PolicyWords.Of(isNow));
        return before is null && after is null ? [] : [new(name, before, after)];
    }

    private static List<object>? Entries(object? value) =>
        value is IEnumerable list
        && value.GetType().GetInterface(typeof(IEnumerable<>).Name)?.GenericTypeArguments[0] is { } entry
        && entry != typeof(Phrase)
        && (PolicyParts.IsRecord(entry) || PolicyParts.IsPair(entry))
            ? [.. list.Cast<object>()]
            : null;
}
