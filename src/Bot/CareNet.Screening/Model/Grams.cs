namespace CareNet.Screening.Model;

/// <summary>Character n-grams of a normal text; digits count as one character, so that no number is learnt by heart.</summary>
internal static class Grams
{
    public static int Shortest = 2;
    public static int Longest = 4;

    public static string Masked(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiDigit(source[i]) ? '0' : source[i] == '\n' ? '。' : source[i];
        }
    });

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
