using CareNet.Screening.Evaluating;
using CareNet.Screening.Model;

namespace CareNet.Screening.Tests;

internal static class EvaluationSets
{
    public static IReadOnlyList<LabelledPost> Development { get; } = Read(Table.Path("eval/urgency-dev.jsonl"));

    /// <summary>Three sets, each written after the rules of its time were finished and scored once.</summary>
    public static IReadOnlyList<LabelledPost> Fresh { get; } =
    [.. Directory.GetFiles(Table.Path("eval"), "urgency-fresh*.jsonl").Order(StringComparer.Ordinal).SelectMany(Read)];

    public static IReadOnlyList<LabelledPost> Training { get; } =
    [.. Directory.GetFiles(Table.Path("Training"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IReadOnlyList<LabelledPost> Read(string file) => [.. Posts.Read(File.ReadLines(file))];
}
