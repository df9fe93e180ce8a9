using YamlDotNet.RepresentationModel;

namespace CareNet.Policy.Reading;

/// <summary>
/// Puts an amendment over its predecessor: named keys are replaced, the others stay. Lists are replaced whole, so that an amendment says
/// what holds and not how to get there.
/// </summary>
internal static class Overlay
{
    public static YamlNode On(YamlNode below, YamlNode above)
    {
        if (below is not YamlMappingNode old || above is not YamlMappingNode changes)
        {
            return above;
        }

        var merged = new YamlMappingNode(old.Children);
        foreach (var (key, value) in changes.Children)
        {
            merged.Children[key] = merged.Children.TryGetValue(key, out var before) ? On(before, value) : value;
        }

        return merged;
    }

    /// <summary>Rules are told apart by their ids; a repealed one is gone from this edition on.</summary>
    public static YamlSequenceNode OnRules(YamlSequenceNode below, YamlSequenceNode above)
    {
        List<YamlNode?> rules = [.. below.Children];
        Dictionary<string, int> places = [];
        for (var at = 0; at < rules.Count; at++)
        {
            places.TryAdd(IdOf(rules[at]!) ?? "", at);
        }

        foreach (var change in above.Children.OfType<YamlMappingNode>())
        {
            var id = IdOf(change) ?? "";
            if (change.Children.TryGetValue("repealed", out var repealed) && repealed.ToString() == "true")
            {
                if (places.Remove(id, out var gone))
                {
                    rules[gone] = null;
                }
            }
            else if (places.TryGetValue(id, out var at))
            {
                rules[at] = On(rules[at]!, change);
            }
            else
            {
                places[id] = rules.Count;
                rules.Add(change);
            }
        }

        return new YamlSequenceNode(rules.OfType<YamlNode>());
    }

    private static string? IdOf(YamlNode rule) =>
        rule is YamlMappingNode mapping && mapping.Children.TryGetValue("id", out var id) ? id.ToString() : null;
}
