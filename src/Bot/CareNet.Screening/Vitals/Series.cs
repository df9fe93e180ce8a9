namespace CareNet.Screening.Vitals;

/// <summary>A number with those that follow it and belong to it: a range (98~97, 90-91) or a course (98→91, 98から91).</summary>
internal readonly struct Series
{
    private static readonly string[] TurnWords = ["→", "->", "から", "より", " to ", "、→", "%→"];

    public Series(string text, Number first, int afterUnit)
    {
        Values = [first.Value];
        End = first.End;
        for (var from = first.End; ; from = End)
        {
            if (Follows(text, from, "~", out var next) || Follows(text, from, "-", out next) || Follows(text, afterUnit, "~", out next))
            {
                IsChain |=
                    text[from < text.Length ? from : ^1] == '-'
                    && (Values.Length > 1 || text[next.Start] == '0' || next.Value < 20 && first.Value > 31);
            }
            else if (Turns(text, from, afterUnit, out next))
            {
                IsCourse = true;
            }
            else
            {
                break;
            }

            Values = [.. Values, next.Value];
            End = afterUnit = next.End;
            if (End < text.Length && text[End] is '%')
            {
                afterUnit = End + 1;
            }

            if (Values.Length > 6)
            {
                break;
            }
        }
    }

    public decimal[] Values { get; }

    public int End { get; }

    public bool IsCourse { get; }

    /// <summary>More dashes than a range has: a telephone number, a date, a code.</summary>
    public bool IsChain { get; }

    private static bool Turns(string text, int from, int afterUnit, out Number next)
    {
        foreach (var word in TurnWords)
        {
            if (Follows(text, from, word, out next) || Follows(text, afterUnit, word, out next))
            {
                return true;
            }
        }

        next = default;
        return false;
    }

    private static bool Follows(string text, int at, string sign, out Number number)
    {
        number = default;
        if (at >= text.Length || text[at] != sign[0] || !text.AsSpan(at).StartsWith(sign))
        {
            return false;
        }

        var start = at + sign.Length;
        return start < text.Length && char.IsAsciiDigit(text[start]) && Number.Read(text, start, out number);
    }
}
