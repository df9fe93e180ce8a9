using YamlDotNet.RepresentationModel;

namespace CareNet.Policy.Reading;

/// <summary>
/// What an amendment leaves of its predecessor: named keys are replaced, the others stay. Lists are replaced whole, so that an
/// amendment says what holds and not how to get there.
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
        var rules = below.Children.ToList();
        foreach (var change in above.Children.OfType<YamlMappingNode>())
        {
            var at = rules.FindIndex(rule => IdOf(rule) == IdOf(change));
            if (change.Children.TryGetValue("repealed", out var repealed) && repealed.ToString() == "true")
            {
                rules.RemoveAll(rule => IdOf(rule) == IdOf(change));
            }
            else if (at < 0)
            {
                rules.Add(change);
            }
            else
            {
                rules[at] = On(rules[at], change);
            }
        }

        return new YamlSequenceNode(rules);
    }

    private static string? IdOf(YamlNode rule) => rule is YamlMappingNode mapping && mapping.Children.TryGetValue("id", out var id) ? id.ToString() : null;
}
