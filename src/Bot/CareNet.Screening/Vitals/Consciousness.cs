namespace CareNet.Screening.Vitals;

/// <summary>JCS and GCS in the many ways they are written: JCS III-300, Ⅲ-300, 3-300, JCS2桁, GCS 8, E3V4M5.</summary>
internal static class Consciousness
{
    private static readonly int[] Codes = [0, 1, 2, 3, 10, 20, 30, 100, 200, 300];
    private static readonly string[] Names = ["jcs", "j.c.s", "意識れべる", "意識レベル"];

    public static bool TryRead(string text, int at, int labelStart, out Vital state)
    {
        state = null!;
        return text[at] switch
        {
            'j' or '意' => Named(text, at, out state),
            'i' => (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
                && Roman(text, at, labelStart < 0 ? at : labelStart, needsCode: true, out state),
            'g' => Coma(text, at, out state),
            '3' => (at == 0 || !char.IsAsciiDigit(text[at - 1]) && text[at - 1] != '-') && Bare(text, at, out state),
            'e' => (at == 0 || !char.IsAsciiLetter(text[at - 1])) && Parts(text, at, at, out state),
            _ => false,
        };
    }

    private static bool Named(string text, int at, out Vital state)
    {
        state = null!;
        var name = Names.FirstOrDefault(word => text.AsSpan(at).StartsWith(word));
        if (name is null)
        {
            return false;
        }

        var i = Skip(text, at + name.Length);
        var isJcs = name[0] == 'j';
        if (Roman(text, i, at, needsCode: !isJcs, out state))
        {
            return true;
        }

        if (!Digits(text, i, out var first, out var end))
        {
            return false;
        }

        if (end < text.Length && text[end] is '-' or 'の' && Digits(text, end + 1, out var code, out var after) && Codes.Contains(code))
        {
            return Is(code, at, after, out state);
        }

        if (end < text.Length && text[end] == '桁' && first is >= 1 and <= 3)
        {
            return Is(
                first switch
                {
                    1 => 1,
                    2 => 10,
                    _ => 100,
                },
                at,
                end + 1,
                out state
            );
        }

        return isJcs && Codes.Contains(first) && Is(first, at, end, out state);
    }

    private static bool Roman(string text, int at, int start, bool needsCode, out Vital state)
    {
        state = null!;
        var strokes = 0;
        while (at + strokes < text.Length && text[at + strokes] == 'i' && strokes < 4)
        {
            strokes++;
        }

        if (strokes is 0 or 4)
        {
            return false;
        }

        var end = at + strokes;
        if (
            end < text.Length
            && text[end] is '-' or 'の' or ' '
            && Digits(text, end + 1, out var code, out var after)
            && Codes.Contains(code)
            && code
                >= (
                    strokes == 1 ? 1
                    : strokes == 2 ? 10
                    : 100
                )
        )
        {
            return Is(code, start, after, out state);
        }

        if (end < text.Length && text[end] == '桁' || (!needsCode && (end == text.Length || !char.IsAsciiLetter(text[end]))))
        {
            return Is(
                strokes switch
                {
                    1 => 1,
                    2 => 10,
                    _ => 100,
                },
                start,
                end,
                out state
            );
        }

        return false;
    }

    // 3-100 and above is hardly anything else; 2-20 might be an address.
    private static bool Bare(string text, int at, out Vital state)
    {
        state = null!;
        return at + 1 < text.Length
            && text[at + 1] == '-'
            && Digits(text, at + 2, out var code, out var end)
            && code is 100 or 200 or 300
            && (end == text.Length || text[end] is not ('-' or '/' or '号' or '番'))
            && Is(code, at, end, out state);
    }

    private static bool Coma(string text, int at, out Vital state)
    {
        state = null!;
        if (!text.AsSpan(at).StartsWith("gcs"))
        {
            return false;
        }

        var i = Skip(text, at + 3);
        return Parts(text, i, at, out state)
            || (Digits(text, i, out var sum, out var end) && sum is >= 3 and <= 15 && Sum(sum, at, end, out state));
    }

    private static bool Parts(string text, int at, int start, out Vital state)
    {
        state = null!;
        var sum = 0;
        var i = at;
        foreach (var part in "evm")
        {
            while (i < text.Length && text[i] is ' ' or ',' or '、' or '・' && i > at)
            {
                i++;
            }

            if (i + 1 >= text.Length || text[i] != part)
            {
                return false;
            }

            i++;
            if (part == 'v' && text[i] is 't')
            {
                sum += 1;
                i++;
                continue;
            }

            if (!Digits(text, i, out var points, out i) || points is < 1 or > 6)
            {
                return false;
            }

            sum += points;
        }

        return Sum(sum, start, i, out state);
    }

    private static bool Sum(int sum, int start, int end, out Vital state)
    {
        state = new(VitalKind.Gcs, start, end, [sum]);
        return true;
    }

    private static bool Is(int code, int start, int end, out Vital state)
    {
        state = new(VitalKind.Jcs, start, end, [code]);
        return true;
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or ':' or '=' or 'は' or 'が' or '、' or '.' or '"')
        {
            at++;
        }

        return at;
    }

    private static bool Digits(string text, int at, out int number, out int end)
    {
        number = 0;
        for (end = at; end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 4; end++)
        {
            number = (number * 10) + (text[end] - '0');
        }

        return end > at;
    }
}
