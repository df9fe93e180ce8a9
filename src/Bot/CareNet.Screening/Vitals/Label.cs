namespace CareNet.Screening.Vitals;

/// <summary>The last label before a number, such as "SpO2" or "P"; it has no kind where it names another measure.</summary>
internal readonly record struct Label(VitalKind? Kind, int Start, int End, bool IsLetter, bool IsKnown, bool Used = false)
{
    /// <summary>So many characters may stand between a label and its number.</summary>
    public const int Reach = 14;

    /// <summary>
    /// The start of the measurement whose number stands at <paramref name="at"/>: at its label, if it has one of its own.
    /// </summary>
    public int SpanStart(VitalKind kind, int at) => IsKnown && Kind == kind && !Used && at - End <= Reach ? Start : at;
}
