namespace CareNet.Screening.Vitals;

/// <summary>Numbers that measure nothing: dates and telephone numbers.</summary>
internal static class OtherNumbers
{
    // 12/8, with no label at it.
    public static bool IsDate(string text, Number month, Label label) =>
        month.Value is >= 1 and <= 12
        && month.End + 1 < text.Length
        && text[month.End] == '/'
        && Number.Read(text, month.End + 1, out var day)
        && day.Value is >= 1 and <= 31
        && !(label.IsKnown && month.Start - label.End <= 2);

    // Telephone numbers and dates: all of it, so that no part is taken for a value.
    public static int SkipChain(string text, int at)
    {
        while (
            at < text.Length
            && (
                char.IsAsciiDigit(text[at])
                || (text[at] is '-' or ':' or '/' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            )
        )
        {
            at++;
        }

        return at;
    }
}
