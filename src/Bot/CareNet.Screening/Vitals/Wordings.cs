namespace CareNet.Screening.Vitals;

/// <summary>Measurements that are words: the meter's HI and LO, and "could not be measured".</summary>
internal static class Wordings
{
    private const int Reach = 16;

    private static readonly string[] Nothing =
    [
        "測れず",
        "測れない",
        "測れません",
        "測れなか",
        "測定不",
        "測定でき",
        "計測不",
        "計測でき",
        "計れず",
        "計れない",
        "計れません",
        "はかれない",
        "はかれません",
        "はかれず",
        "触れず",
        "触れない",
        "触れません",
        "触知でき",
        "触知せず",
        "触知しない",
        "触知不",
        "触れなく",
        "ふれない",
        "ふれません",
        "聴取でき",
        "聴取不",
        "取れず",
        "取れない",
        "取れません",
        "とれず",
        "とれない",
        "とれません",
        "拾えない",
        "拾えません",
        "拾えず",
        "拾わない",
        "拾いません",
        "拾わず",
        "表示されない",
        "表示されません",
        "表示されず",
        "表示せず",
        "表示しない",
        "出ない",
        "出ません",
        "でません",
        "出ず",
        "えらー",
        "感知せず",
        "感知しない",
        "感知され",
        "感じられない",
        "わからない",
        "分からない",
        "分かりません",
        "not reading",
        "unrecordable",
        "unreadable",
        "undetectable",
        "not recordable",
        "won't read",
        "will not read",
        "no reading",
        "can't get",
        "cannot get",
        "error",
        "not palpable",
        "impalpable",
    ];

    private static readonly string[] Possible =
    [
        "測定できました",
        "測定できる",
        "測定できた",
        "測定できま",
        "聴取でき",
        "触知でき",
        "計測でき",
        "感知され",
        "測定でき",
    ];
    private static readonly string[] Denials = ["ない", "ず", "ません", "なか", "なく"];

    public static Vital? Read(string text, VitalKind kind, int start, int end)
    {
        if (kind is VitalKind.Glucose && Meter(text, end, out var reading, out var after))
        {
            return new(kind, start, after, [], Reading: reading);
        }

        if (kind is not (VitalKind.SpO2 or VitalKind.BloodPressure or VitalKind.Pulse or VitalKind.Temperature))
        {
            return null;
        }

        for (var i = end; i < Math.Min(text.Length, end + Reach); i++)
        {
            if (char.IsAsciiDigit(text[i]) || text[i] is '。' or '\n' or '、')
            {
                return null;
            }

            foreach (var word in Nothing)
            {
                if (text[i] == word[0] && text.AsSpan(i).StartsWith(word) && Denied(text, word, i + word.Length, out var stop))
                {
                    return new(kind, start, stop, [], Reading: Reading.Unmeasurable);
                }
            }
        }

        return null;
    }

    // "could be" needs its "not".
    private static bool Denied(string text, string word, int end, out int stop)
    {
        stop = end;
        if (!Possible.Contains(word))
        {
            return true;
        }

        foreach (var denial in Denials)
        {
            if (text.AsSpan(end).StartsWith(denial))
            {
                stop = end + denial.Length;
                return true;
            }
        }

        return false;
    }

    private static bool Meter(string text, int end, out Reading reading, out int after)
    {
        for (var i = end; i < Math.Min(text.Length - 1, end + Reach) && !char.IsAsciiDigit(text[i]) && text[i] is not ('。' or '\n'); i++)
        {
            foreach (
                var (word, shown) in ((string, Reading)[])
                    [("high", Reading.High), ("hi", Reading.High), ("low", Reading.Low), ("lo", Reading.Low)]
            )
            {
                if (
                    text.AsSpan(i).StartsWith(word)
                    && !char.IsAsciiLetter(text[i - 1])
                    && (i + word.Length == text.Length || !char.IsAsciiLetter(text[i + word.Length]))
                )
                {
                    (reading, after) = (shown, i + word.Length);
                    return true;
                }
            }
        }

        (reading, after) = (Reading.Number, end);
        return false;
    }
}
