namespace CareNet.Screening.Model;

/// <summary>Character n-grams of a normal text; digits count as one character, so that no number is learnt by heart.</summary>
internal static class Grams
{
    public const int Shortest = 2;
    public const int Longest = 4;

    public static string Masked(string text) =>
        string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = source[i] switch
                    {
                        >= '0' and <= '9' => '0',
                        '\n' => '。',
                        '_' => ' ',
                        // Half of an emoji means nothing; that there was one does.
                        var c when char.IsSurrogate(c) => '◇',
                        var c => c,
                    };
                }
            }
        );

    public static IEnumerable<string> Of(string text)
    {
        var masked = Masked(text);
        for (var i = 0; i < masked.Length; i++)
        {
            for (var n = Shortest; n <= Longest && i + n <= masked.Length; n++)
            {
                yield return masked.Substring(i, n);
            }
        }
    }
}
