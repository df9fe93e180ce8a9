using CareNet.Screening.Evaluating;
using CareNet.Screening.Model;

namespace CareNet.Screening.Tests;

internal static class EvaluationSets
{
    public static IReadOnlyList<LabelledPost> Development { get; } = Read(Table.Path("eval/urgency-dev.jsonl"));

    /// <summary>Written after the rules were finished, scored once.</summary>
    public static IReadOnlyList<LabelledPost> Fresh { get; } = Read(Table.Path("eval/urgency-fresh.jsonl"));

    public static IReadOnlyList<LabelledPost> Training { get; } =
        [.. Directory.GetFiles(Table.Path("Training"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IReadOnlyList<LabelledPost> Read(string file) => [.. Posts.Read(File.ReadLines(file))];
}
