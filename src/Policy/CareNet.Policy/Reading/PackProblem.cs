using CareNet.Platform;

namespace CareNet.Policy.Reading;

/// <summary>A problem in a policy file, and its line.</summary>
public sealed record PackProblem(string File, int Line, Phrase Text)
{
    public string In(Language language) =>
        language == Language.En ? $"{File}, line {Line}: {Text.En}" : $"{File} の {Line} 行目: {Text.Ja}";
}
