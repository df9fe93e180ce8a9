namespace CareNet.Screening.Vitals;

/// <summary>A number in a normal text, with what belongs to it: "36.8", "37度5分", "80台".</summary>
internal readonly record struct Number(int Start, int End, decimal Value)
{
    private const int LongestNumber = 6;

    public static bool Read(string text, int at, out Number number)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (
            end + 1 < text.Length
            && text[end] is '.' or ','
            && end > at
            && char.IsAsciiDigit(text[end + 1])
            && (text[end] == '.' || IsDecimalComma(text, end))
        )
        {
            var fraction = end + 1;
            while (fraction < text.Length && char.IsAsciiDigit(text[fraction]))
            {
                fraction++;
            }

            // 8.11.20 is a day.
            if (fraction < text.Length && text[fraction] == '.' && fraction + 1 < text.Length && char.IsAsciiDigit(text[fraction + 1]))
            {
                number = new(at, fraction, -1);
                return false;
            }

            end = fraction;
        }

        number = default;
        if (end == at || end - at > LongestNumber)
        {
            number = new(at, Math.Max(end, at + 1), -1);
            return false;
        }

        var value = ValueOf(text.AsSpan(at, end - at));

        // 37度5分, 38度2: the way thermometers are read aloud.
        if (
            end + 1 < text.Length
            && text[end] == '度'
            && value is >= 30 and <= 43
            && char.IsAsciiDigit(text[end + 1])
            && (end + 2 == text.Length || !char.IsAsciiDigit(text[end + 2]))
        )
        {
            value += (text[end + 1] - '0') / 10m;
            end += end + 2 < text.Length && text[end + 2] == '分' ? 3 : 2;
        }
        else if (end < text.Length && text[end] == '台')
        {
            end++;
        }

        number = new(at, end, value);
        return true;
    }

    // Digits with at most one point or comma among them; few enough for an int.
    private static decimal ValueOf(ReadOnlySpan<char> written)
    {
        var digits = 0;
        var point = written.Length - 1;
        for (var i = 0; i < written.Length; i++)
        {
            if (char.IsAsciiDigit(written[i]))
            {
                digits = (digits * 10) + (written[i] - '0');
            }
            else
            {
                point = i;
            }
        }

        return new(digits, 0, 0, isNegative: false, scale: (byte)(written.Length - 1 - point));
    }

    private static bool IsDecimalComma(string text, int comma) =>
        comma + 2 <= text.Length
        && (comma + 2 == text.Length || !char.IsAsciiDigit(text[comma + 2]))
        && comma >= 2
        && text[comma - 2] == '3';
}
