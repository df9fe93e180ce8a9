using CareNet.Screening.Reading;

namespace CareNet.Screening.Assertion;

/// <summary>
/// Decides from the words around a sign how it is meant. No word reaches past the end of its sentence, most not past a clause.
/// </summary>
internal sealed class StanceReader(string text, Sentences sentences, Context context)
{
    private const int DenialReach = 26;
    private const int WheneverReach = 14;
    private const int RiskReach = 10;
    private const int LongestNoun = 6;
    private const int LongestGreeting = 16;

    public Context Context => context;

    public Sentences Sentences => sentences;

    /// <summary>A sign that holds its own "not" (no answer, does not stop) is not denied by it.</summary>
    public Stance Of(int start, int end, bool holdsDenial)
    {
        var (from, to) = sentences.Around(start);
        end = Math.Min(end, to);
        if (context.Has(Cue.Teaching, from, to) && !context.Has(Cue.Now, from, start))
        {
            return Stance.Teaching;
        }

        if (
            context.Has(Cue.Whenever, end, to)
            && context.First(Cue.Whenever, end, to) is { } whenever
            && context.Has(Cue.Instructed, whenever.Start, to)
        )
        {
            return Stance.Conditional;
        }

        if (context.Has(Cue.Story, from, to))
        {
            return Stance.Story;
        }

        if (!holdsDenial && Denied(start, end, from, to) is { } denied)
        {
            return denied;
        }

        if (context.Has(Cue.Whenever, Math.Max(start, end - 2), Math.Min(Clause(end, to), end + WheneverReach)) || Supposed(start, from))
        {
            return Stance.Conditional;
        }

        if (context.Has(Cue.Risk, end, Math.Min(Clause(end, to), end + RiskReach)))
        {
            return Stance.Risk;
        }

        if (LongAgo(start, end, from, to))
        {
            return Stance.Past;
        }

        if (context.LastOf(Cue.Others, ClauseBefore(start, from), start) is not null || IsTopic(context.LastOf(Cue.Others, from, start)))
        {
            return Stance.OtherPerson;
        }

        if (Over(holdsDenial ? start + 1 : end, end, to))
        {
            return Stance.Resolved;
        }

        if (context.Has(Cue.Usual, from, to) && !text.AsSpan(from, to - from).Contains("違", StringComparison.Ordinal))
        {
            return Stance.Usual;
        }

        if (from > 0 && context.Has(Cue.Teaching, 0, Math.Min(from, Opening)) && !context.Has(Cue.Now, from, start))
        {
            return Stance.Framed;
        }

        return context.Has(Cue.Mightbe, end, Math.Min(to, end + RiskReach)) || context.Has(Cue.Perhaps, from, start)
            ? Stance.Possible
            : Stance.Asserted;
    }

    // Who writes ("保健師です。") and the sentence behind it.
    private int Opening => sentences[sentences[0].End <= LongestGreeting && sentences.Count > 1 ? 1 : 0].End;

    // "胸痛・呼吸苦・動悸の訴えはありません": the denial stands behind a list, with only light words between.
    private Stance? Denied(int start, int end, int from, int to)
    {
        if (char.IsAscii(text[start]) && char.IsAsciiLetter(text[start]) && DeniedInEnglish(start, from))
        {
            return Stance.Denied;
        }

        for (var at = end; at < to && at <= end + DenialReach; )
        {
            if (context.EndAt(Cue.Double, at) > 0)
            {
                return Stance.Possible;
            }

            if (context.EndAt(Cue.Denial, at) is var stop && stop > 0)
            {
                return context.EndAt(Cue.Double, at) > 0 || context.Has(Cue.Double, at, Math.Min(to, stop + 8))
                    ? Stance.Possible
                    : Stance.Denied;
            }

            var light = context.EndAt(Cue.Through, at);
            // Two signs side by side, with nothing that joins them, are no list.
            light = at > end ? Math.Max(light, SignAfter?.Invoke(at) ?? -1) : light;
            light = light <= at && at > end && text[at - 1] == '・' ? NounEnd(at, to) : light;
            if (light <= at)
            {
                return null;
            }

            at = light;
        }

        return null;
    }

    // "頭痛・傾眠・振戦": a list holds words that the lexicon does not know.
    private int NounEnd(int at, int to)
    {
        var stop = at;
        while (stop < to && stop - at < LongestNoun && text[stop] > '\u3400')
        {
            stop++;
        }

        return stop;
    }

    // "友達は、…": the topic of the sentence reaches over its comma.
    private bool IsTopic((int Start, int End)? other) =>
        other is { } word
        && word.End + 1 < text.Length
        && ((text[word.End] == 'は' && text[word.End + 1] == '、') || (text[word.End - 1] == 'は' && text[word.End] == '、'));

    /// <summary>True if the text between two words is denied or over, so that they do not belong together.</summary>
    public bool Parts(int from, int to) => to - from > 1 && (context.Has(Cue.Denial, from, to) || context.Has(Cue.Resolved, from, to));

    /// <summary>True if a stem of a verb ends here and its "not" follows at once.</summary>
    public bool IsStem(int end) => end > 0 && text[end - 1] is >= '\u3041' and <= '\u309F' && context.EndAt(Cue.Denial, end) > 0;

    /// <summary>Gives the end of another sign that begins here: a list of signs shares its denial.</summary>
    public Func<int, int>? SignAfter { get; set; }

    private bool DeniedInEnglish(int start, int from)
    {
        var before = text.AsSpan(Math.Max(from, start - 28), start - Math.Max(from, start - 28));
        foreach (
            var word in (string[])
                ["no ", "denies ", "without ", "not ", "never ", "nil ", "isn't ", "no sign of ", "didn't ", "hasn't ", "wasn't "]
        )
        {
            var at = before.LastIndexOf(word, StringComparison.Ordinal);
            if (
                at >= 0
                && (at == 0 || before[at - 1] == ' ')
                && before[at..].IndexOf(" but ", StringComparison.Ordinal) < 0
                && before[at..].Count(' ') <= 4
                && before[at..].IndexOf(", ", StringComparison.Ordinal) is var comma
                && (comma < 0 || before[(at + comma)..].Count(' ') <= 1)
            )
            {
                return true;
            }
        }

        return text.AsSpan(start, Math.Min(36, text.Length - start)).Contains(": none", StringComparison.Ordinal);
    }

    private bool Supposed(int start, int from) =>
        context.LastOf(Cue.Supposing, from, start) is { } supposing
        && context.EndAt(Cue.Perhaps, supposing.Start) < 0
        && IsFreeLatin(supposing.Start, supposing.End)
        && !context.Has(Cue.Now, supposing.End, start);

    private bool LongAgo(int start, int end, int from, int to)
    {
        if (
            context.LastOf(Cue.Past, from, start) is { } past
            && IsFreeLatin(past.Start, past.End)
            && !context.Has(Cue.Now, past.End, Math.Min(to, end + 12))
        )
        {
            return true;
        }

        return context.Has(Cue.History, end, Math.Min(to, end + 12))
            || (context.Has(Cue.Past, end, Math.Min(to, end + 20)) && !context.Has(Cue.Now, from, to));
    }

    // Over when a later word says so and nothing later says that it goes on.
    private bool Over(int from, int end, int to)
    {
        var last = sentences.At(Math.Max(0, end - 1));
        var reach = Math.Min(last + 2, sentences.Count - 1);
        var until = Math.Max(to, sentences[reach].End);
        if (context.First(Cue.Resolved, from, until) is not { } resolved)
        {
            return false;
        }

        // "改善なし" resolves nothing.
        for (var at = resolved.End; at < until && at < resolved.End + 6; at++)
        {
            if (context.EndAt(Cue.Denial, at) > 0)
            {
                return false;
            }
        }

        return !context.Has(Cue.Persists, resolved.Start > end ? end : resolved.End, until);
    }

    private bool IsFreeLatin(int start, int end) =>
        !char.IsAsciiLetter(text[start])
        || (
            (start == 0 || !char.IsAsciiLetter(text[start - 1]))
            && (end >= text.Length || !char.IsAsciiLetter(text[end]) || text[start..end] is "in 2" or "in 19")
        );

    private int Clause(int at, int to)
    {
        var comma = text.IndexOf('、', at, to - at);
        return comma < 0 ? to : comma;
    }

    private int ClauseBefore(int at, int from)
    {
        var comma = at > from ? text.LastIndexOf('、', at - 1, at - from) : -1;
        return comma < 0 ? from : comma + 1;
    }
}
