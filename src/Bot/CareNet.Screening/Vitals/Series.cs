namespace CareNet.Screening.Vitals;

/// <summary>What follows a number and belongs to it: a range (98~97, 90-91) or a course (98→91, 98から91).</summary>
internal readonly struct Series
{
    private static readonly string[] Turns = ["→", "->", "から", "より", " to ", "、→", "%→"];

    public Series(string text, Number first, int afterUnit)
    {
        List<decimal> values = [first.Value];
        End = first.End;
        for (var from = first.End; ; from = End)
        {
            if (Follows(text, from, "~", out var next) || Follows(text, from, "-", out next) || Follows(text, afterUnit, "~", out next))
            {
                IsChain |= text[from < text.Length ? from : ^1] == '-' && (values.Count > 1 || text[next.Start] == '0' || next.Value < 20 && first.Value > 31);
            }
            else if (Turns.Any(turn => Follows(text, from, turn, out next) || Follows(text, afterUnit, turn, out next)))
            {
                IsCourse = true;
            }
            else
            {
                break;
            }

            values.Add(next.Value);
            End = afterUnit = next.End;
            if (End < text.Length && text[End] is '%')
            {
                afterUnit = End + 1;
            }

            if (values.Count > 6)
            {
                break;
            }
        }

        Values = [.. values];
    }

    public decimal[] Values { get; }

    public int End { get; }

    public bool IsCourse { get; }

    /// <summary>More dashes than a range has: a telephone number, a date, a code.</summary>
    public bool IsChain { get; }

    private static bool Follows(string text, int at, string sign, out Number number)
    {
        number = default;
        if (at >= text.Length || !text.AsSpan(at).StartsWith(sign))
        {
            return false;
        }

        var start = at + sign.Length;
        return start < text.Length && char.IsAsciiDigit(text[start]) && Number.Read(text, start, out number);
    }
}
