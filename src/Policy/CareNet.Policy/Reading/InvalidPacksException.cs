using CareNet.Platform;

namespace CareNet.Policy.Reading;

/// <summary>The policies cannot be used. A program that meets this does not start: it would act on half a policy.</summary>
public sealed class InvalidPacksException(IReadOnlyList<PackProblem> problems) : Exception(Sentence(problems))
{
    public IReadOnlyList<PackProblem> Problems { get; } = problems;

    private static string Sentence(IReadOnlyList<PackProblem> problems) =>
        problems.Count == 1
            ? problems[0].In(Language.En)
            : $"{problems[0].In(Language.En)} ({problems.Count - 1} more: './carenet policy lint' lists them)";
}
