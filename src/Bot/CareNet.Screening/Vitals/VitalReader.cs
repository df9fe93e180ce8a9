namespace CareNet.Screening.Vitals;

/// <summary>
/// Finds measurements in one walk over a normal text: the last label before a number, its unit and its size say what it is.
/// </summary>
internal sealed class VitalReader
{
    private const int ListReach = 10;

    private static readonly Lazy<Labels> Before = new(() => Labels.Read("vital-labels.tsv"));
    private static readonly Lazy<Labels> After = new(() => Labels.Read("vital-units.tsv", afterNumbers: true));
    private static readonly string[] Again =
    [
        "後が",
        "後は",
        "後に",
        "後で",
        "後",
        "再検で",
        "再検",
        "再測定で",
        "再測で",
        "今",
        "今は",
        "現在",
        "いまは",
        "夕",
        "昼",
        "朝",
        "夜",
        "眠前",
        "now",
        "now ",
        "again ",
    ];

    private readonly string text;
    private readonly List<Vital> found = [];
    private readonly bool speaksOfOxygen;
    private Label label;
    private Label former;
    private bool sawPressure;

    private VitalReader(string text)
    {
        this.text = text;
        speaksOfOxygen =
            text.Contains("室内気")
            || text.Contains("room air")
            || text.Contains("酸素")
            || text.Contains("o2")
            || text.Contains("おきし")
            || text.Contains("sat")
            || text.Contains("さちゅ")
            || text.Contains("ぱるす");
    }

    public static List<Vital> Read(string text)
    {
        var reader = new VitalReader(text);
        reader.Walk();
        return reader.found;
    }

    private void Walk()
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '。' or '\n' or '!' or '?')
            {
                former = label.IsKnown ? label : former;
                label = default;
                continue;
            }

            var digit = char.IsAsciiDigit(c);
            if (
                digit
                && i > 0
                && !(label.IsKnown && i == label.End)
                && (char.IsAsciiDigit(text[i - 1]) || (text[i - 1] == '.' && i > 1 && char.IsAsciiDigit(text[i - 2])))
            )
            {
                continue;
            }

            if (Consciousness.TryRead(text, i, label.Kind == VitalKind.Jcs ? label.Start : -1, out var state))
            {
                found.Add(state);
                i = state.End - 1;
            }
            else if (Before.Value.Find(text, i, out var kind, out var length))
            {
                i = Labelled(i, kind, length) - 1;
            }
            else if (digit)
            {
                i = Figures(i) - 1;
            }
        }
    }

    private int Labelled(int at, VitalKind? kind, int length)
    {
        var end = at + length;
        if (char.IsAsciiDigit(text[at]) || text.AsSpan(at, length).StartsWith("毎分"))
        {
            // "per minute": a pulse when the sentence was about the pulse.
            kind = label.Kind is VitalKind.Pulse ? VitalKind.Pulse : VitalKind.Respiration;
        }

        label = new(kind, at, end, length == 1 && char.IsAsciiLetter(text[at]), IsKnown: true);
        if (kind is { } measured && Wordings.Read(text, measured, at, end) is { } vital)
        {
            found.Add(vital);
            label = label with { End = vital.End };
            return vital.End;
        }

        return end;
    }

    // One number, a range, a course or a pair.
    private int Figures(int at)
    {
        if (!Number.Read(text, at, out var first))
        {
            return first.End;
        }

        if (text[at] == '0' && first.End - at > 1 && text[at + 1] != '.')
        {
            return OtherNumbers.SkipChain(text, first.End);
        }

        if (first.End < text.Length && text[first.End] == ':' && first.End + 1 < text.Length && char.IsAsciiDigit(text[first.End + 1]))
        {
            return OtherNumbers.SkipChain(text, first.End);
        }

        if (PressurePair.Read(text, first, label, After.Value) is { } pressure)
        {
            return Chain.Read(text, Add(pressure), found);
        }

        if (OtherNumbers.IsDate(text, first, label))
        {
            return OtherNumbers.SkipChain(text, first.End);
        }

        var end = first.End;
        var hasUnit = After.Value.Find(text, end, out var unit, out var unitLength);
        if (!hasUnit)
        {
            unitLength = 0;
        }

        var series = new Series(text, first, end + unitLength);
        if (series.IsChain)
        {
            return OtherNumbers.SkipChain(text, first.End);
        }

        end = Math.Max(series.End, series.Values.Length == 1 && unit is not null ? end + unitLength : series.End);
        if ((!hasUnit || series.Values.Length > 1) && After.Value.Find(text, end, out unit, out unitLength))
        {
            hasUnit = true;
            end += unitLength;
        }

        var kind = KindOf(first, series, hasUnit, unit, at);
        if (kind is null)
        {
            return Math.Max(end, first.End);
        }

        return Add(new(kind.Value, label.SpanStart(kind.Value, at), end, series.Values, series.IsCourse, IsLabelled: label.Kind == kind));
    }

    private VitalKind? KindOf(Number first, Series series, bool hasUnit, VitalKind? unit, int at)
    {
        var near =
            label.IsKnown
            && at - label.End
                <= (
                    label.IsLetter ? 2
                    : label.Used ? ListReach
                    : Label.Reach
                );
        var labelled = near ? label.Kind : null;
        var values = series.Values;
        // R5 is a year of Reiwa unless it stands among other values.
        if (label is { IsLetter: true, Kind: VitalKind.Respiration } && first.Value <= 12 && found.Count == 0)
        {
            return null;
        }

        if (hasUnit && unit is null)
        {
            var litres = text[first.End] == 'l' || text.AsSpan(first.End).StartsWith("りっ");
            return litres && first.Value <= 15 && (labelled is VitalKind.Oxygen || speaksOfOxygen) && (!near || label.Kind is not null)
                ? VitalKind.Oxygen
                : null;
        }

        VitalKind? kind = unit switch
        {
            VitalKind.SpO2 when labelled is VitalKind.SpO2 => VitalKind.SpO2,
            VitalKind.SpO2 when near && label.Kind is null => null,
            VitalKind.SpO2 when values.All(value => value is >= 60 and <= 100) && (speaksOfOxygen || found.Count > 0) => VitalKind.SpO2,
            VitalKind.Temperature when near && label.Kind is null => null,
            VitalKind.Temperature when labelled is VitalKind.Temperature || first.Value is >= 33 and <= 43 => VitalKind.Temperature,
            VitalKind.SpO2 or VitalKind.Temperature => null,
            VitalKind.Glucose when labelled is VitalKind.Glucose or null && !(near && label.Kind is null) => labelled,
            VitalKind.BloodPressure => VitalKind.BloodPressure,
            VitalKind.Pulse when labelled is VitalKind.Respiration => VitalKind.Respiration,
            VitalKind.Pulse when labelled is VitalKind.Pulse || sawPressure => VitalKind.Pulse,
            VitalKind.Pulse => null,
            // "酸素を3にしてもまだ84": no one breathes so many litres.
            null when labelled is VitalKind.Oxygen && !hasUnit && first.Value is >= 50 and <= 100 => VitalKind.SpO2,
            _ => labelled,
        };
        kind ??= unit is null ? Carried(first, at, hasUnit, near) : null;
        // 36.8度5分 was read whole: a temperature needs no other unit.
        if (
            kind is null
            && !hasUnit
            && first.Value is >= 34 and < 43
            && text.AsSpan(first.Start, first.End - first.Start).Contains('度')
            && !(near && label.Kind is null)
        )
        {
            kind = VitalKind.Temperature;
        }

        return
            kind is { } sure
            && kind is not (VitalKind.Oxygen or VitalKind.Jcs or VitalKind.Gcs)
            && values.All(value => PlausibleValues.Hold(sure, value))
            ? kind
            : null;
    }

    // "血糖41。15分後が36": the same thing measured again.
    private VitalKind? Carried(Number number, int at, bool hasUnit, bool near) =>
        !hasUnit
        && !near
        && found.Count > 0
        && (former.Kind ?? label.Kind) is { } kind
        && found[^1].Kind == kind
        && kind != VitalKind.Temperature
        && Again.Any(word => text.AsSpan(0, at).EndsWith(word))
        && number.Value >= 20
            ? kind
            : null;

    private int Add(Vital vital)
    {
        found.Add(vital);
        sawPressure |= vital.Kind == VitalKind.BloodPressure;
        if (label.Kind == vital.Kind)
        {
            label = label with { End = vital.End, Used = true };
        }

        return vital.End;
    }
}
