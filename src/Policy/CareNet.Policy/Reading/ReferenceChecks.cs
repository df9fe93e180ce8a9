namespace CareNet.Policy.Reading;

/// <summary>Whatever names a rule names one that is there, and no id stands twice.</summary>
internal sealed class ReferenceChecks(HashSet<string> ids, Action<Action> attempt)
{
    public void Check(PackNode root, PackNode rules)
    {
        Unique(rules);
        foreach (var rule in rules.Items())
        {
            Known(rule["contradicts"], "id");
            Known(rule["needsField"], "form");
        }

        foreach (var contact in root["contacts"]?.Items() ?? [])
        {
            All(contact["source"]);
        }

        foreach (var term in root["terms"]?.Items() ?? [])
        {
            foreach (var use in (term["names"]?.Items() ?? []).Concat(term["meanings"]?.Items() ?? []))
            {
                All(use["in"]);
            }
        }
    }

    private void Unique(PackNode rules)
    {
        var seen = new Dictionary<string, int>();
        foreach (
            var id in rules
                .Items()
                .SelectMany(rule => (rule["items"]?.Items() ?? []).Prepend(rule))
                .Select(entry => entry["id"])
                .OfType<PackNode>()
        )
        {
            attempt(() =>
            {
                if (!seen.TryAdd(id.Text(), id.Line))
                {
                    throw id.Wrong(
                        $"番号「{id.Text()}」は {seen[id.Text()]} 行目にもあります。",
                        $"The id '{id.Text()}' stands in line {seen[id.Text()]} as well."
                    );
                }
            });
        }
    }

    private void Known(PackNode? list, string key)
    {
        foreach (var entry in list?.Items() ?? [])
        {
            One(entry[key]);
        }
    }

    private void All(PackNode? list)
    {
        foreach (var id in list?.Items() ?? [])
        {
            One(id);
        }
    }

    private void One(PackNode? id) =>
        attempt(() =>
        {
            if (id is not null && !ids.Contains(id.Text()))
            {
                throw id.Wrong($"「{id.Text()}」という番号はこのファイルにありません。", $"'{id.Text()}' is no rule of this file.");
            }
        });
}
