using CareNet.Screening.Reading;

namespace CareNet.Screening.Vitals;

/// <summary>The words that make a value a target or the usual value of a patient, not a measurement of now.</summary>
internal static class TargetWords
{
    private static readonly PhraseTrie UsualBefore = new([
        "普段",
        "ふだん",
        "目標",
        "指示",
        "平時",
        "べーす",
        "いつも",
        "もともと",
        "元々",
        "通常",
        "target",
        "usual",
        "usually",
        "baseline",
        "平熱",
        "許容",
    ]);
    private static readonly PhraseTrie TargetAfter = new([
        "でよい",
        "で良い",
        "でいい",
        "でok",
        "を目標",
        "が目標",
        "目標",
        "の範囲",
        "範囲",
        "以上",
        "きーぷ",
        "を保",
        "許容",
        "で管理",
        "未満",
        "(普段の",
        "(普段値",
        "(普段通",
        "(いつも",
        "普段の値",
        "は普段",
        "ご本人の普段",
        "で維持",
        "を維持",
        "目安",
        "前後の方",
        "までok",
        "までは",
        "が普段",
        "が平常",
        "がいつも",
    ]);

    /// <summary>True if the words around the value make it a target or the usual value of the patient.</summary>
    public static bool Mark(string text, Vital vital) =>
        vital.Reading == Reading.Number
        && (
            (UsualBefore.IsIn(text, Math.Max(0, vital.Start - 9), vital.Start) && !SaysAsUsual(text, vital))
            || text.AsSpan(vital.Start, vital.End - vital.Start).Contains("目標", StringComparison.Ordinal)
            || TargetAfter.IsIn(text, vital.End, Math.Min(vital.End + 8, text.Length))
        );

    // "いつも通りSpO2 90%" is a reading of today that is usual.
    private static bool SaysAsUsual(string text, Vital vital)
    {
        var before = text.AsSpan(Math.Max(0, vital.Start - 9), vital.Start - Math.Max(0, vital.Start - 9));
        return before.Contains("通り", StringComparison.Ordinal)
            || before.Contains("どおり", StringComparison.Ordinal)
            || before.Contains("違", StringComparison.Ordinal);
    }
}
