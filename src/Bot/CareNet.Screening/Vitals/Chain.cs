namespace CareNet.Screening.Vitals;

/// <summary>Values without labels behind a blood pressure, as physicians and nurses string them: 122/70-68-97%-36.4.</summary>
internal static class Chain
{
    private static readonly (VitalKind Kind, decimal Least, decimal Most, bool IsWhole)[] Order =
    [
        (VitalKind.Pulse, 25, 220, true),
        (VitalKind.SpO2, 50, 100, true),
        (VitalKind.Temperature, 33, 43, false),
    ];

    /// <summary>
    /// Adds them to what was found and gives the place behind the last. One value alone says nothing: it may be anything.
    /// </summary>
    public static int Read(string text, int at, List<Vital> found)
    {
        var read = new List<Vital>();
        var end = at;
        foreach (var (kind, least, most, isWhole) in Order)
        {
            if (
                end + 1 >= text.Length
                || text[end] != '-'
                || !char.IsAsciiDigit(text[end + 1])
                || !Number.Read(text, end + 1, out var number)
                || number.Value < least
                || number.Value > most
                || (isWhole && number.Value != decimal.Truncate(number.Value))
            )
            {
                continue;
            }

            var stop = number.End < text.Length && text[number.End] is '%' or '度' ? number.End + 1 : number.End;
            read.Add(new(kind, number.Start, stop, [number.Value]));
            end = stop;
        }

        if (read.Count < 2)
        {
            return at;
        }

        found.AddRange(read);
        return end;
    }
}
