namespace CareNet.Screening.Vitals;

/// <summary>Reads a blood pressure: two numbers with a slash, or with another sign where a label says what they are.</summary>
internal static class PressurePair
{
    public static Vital? Read(string text, Number upper, Label label, Labels units)
    {
        var slash = upper.End;
        var labelled = label.IsKnown && label.Kind == VitalKind.BloodPressure && upper.Start - label.End <= Label.Reach;
        if (slash >= text.Length || (text[slash] != '/' && !(labelled && text[slash] is 'の' or 'と' or '-')))
        {
            return null;
        }

        var next = slash + 1 < text.Length && text[slash + 1] == ' ' ? slash + 2 : slash + 1;
        if (labelled && text[slash] == '/' && upper.Value is >= 30 and <= 300 && (next >= text.Length || !char.IsAsciiDigit(text[next])))
        {
            var dash = next < text.Length && text[next] is '-' or '?' ? next + 1 : slash + 1;
            return new(
                VitalKind.BloodPressure,
                label.SpanStart(VitalKind.BloodPressure, upper.Start),
                Math.Min(dash, text.Length),
                [upper.Value]
            );
        }

        if (
            next >= text.Length
            || !Number.Read(text, next, out var lower)
            || (lower.End < text.Length && text[lower.End] == '/' && !labelled)
            || upper.Value < 40
            || upper.Value > 300
            || lower.Value < 10
            || lower.Value >= upper.Value
            || upper.Value != decimal.Truncate(upper.Value)
            || (text[slash] == '-' && lower.Value > 130)
        )
        {
            return null;
        }

        var end = lower.End;
        if (units.Find(text, end, out var unit, out var length))
        {
            if (unit is not VitalKind.BloodPressure && !labelled && unit is null)
            {
                return null;
            }

            end += unit == VitalKind.BloodPressure ? length : 0;
        }

        // 150/90→88/50: the course of a pressure counts its last pair.
        var arrow =
            end < text.Length && text[end] == '→' ? end + 1
            : text.AsSpan(end).StartsWith("から") ? end + 2
            : -1;
        if (
            arrow > 0
            && Number.Read(text, arrow, out var later)
            && later.End < text.Length
            && text[later.End] == '/'
            && Number.Read(text, later.End + 1, out var laterLow)
            && laterLow.Value < later.Value
        )
        {
            return new(
                VitalKind.BloodPressure,
                label.SpanStart(VitalKind.BloodPressure, upper.Start),
                laterLow.End,
                [upper.Value, later.Value],
                IsCourse: true,
                laterLow.Value,
                IsLabelled: labelled
            );
        }

        return new(
            VitalKind.BloodPressure,
            label.SpanStart(VitalKind.BloodPressure, upper.Start),
            end,
            [upper.Value],
            Diastolic: lower.Value,
            IsLabelled: labelled
        );
    }
}
