using CareNet.Screening.Evaluating;
using CareNet.Screening.Model;

namespace CareNet.Verbs.Screen;

/// <summary>The posts that the model is learnt from; they come with the program.</summary>
internal static class TrainingPosts
{
    public static IReadOnlyList<LabelledPost> Read() =>
        [
            .. Directory
                .GetFiles(Path.Combine(AppContext.BaseDirectory, "Training"), "*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(file => Posts.Read(File.ReadLines(file))),
        ];
}
