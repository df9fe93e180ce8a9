namespace CareNet.Policy.Reading;

/// <summary>
/// Bounds the work of reading a file, because the whole body is read again for each edition. The largest real file has 10,000 entries and
/// two editions.
/// </summary>
internal static class PackSize
{
    public const int MostEditions = 50;
    public const int MostRead = 400_000;

    public static void Check(PackNode node, int editions, int entries)
    {
        if (editions > MostEditions)
        {
            throw node.Wrong($"版が多すぎます（{MostEditions} 個まで）。", $"Too many editions: {MostEditions} at most.");
        }

        if ((long)editions * entries > MostRead)
        {
            throw node.Wrong(
                $"版の数に対してファイルが大きすぎます（項目数×版の数で {MostRead:N0} まで）。",
                $"The file is too large for its number of editions: entries times editions may reach {MostRead:N0}."
            );
        }
    }

    /// <summary>Each change copies the rule that it changes, so one rule is changed once in an amendment.</summary>
    public static void CheckOnceEach(PackNode? rules)
    {
        HashSet<string> seen = [];
        foreach (var rule in rules?.Items() ?? [])
        {
            if (rule["id"] is { } id && !seen.Add(id.Yaml.ToString()))
            {
                throw id.Wrong($"番号「{id.Yaml}」が一つの改正に二度あります。", $"The id '{id.Yaml}' stands twice in one amendment.");
            }
        }
    }
}
