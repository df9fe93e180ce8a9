using System.Globalization;
using CareNet.Platform;
using CareNet.Screening.Lexicon;

namespace CareNet.Screening.Vitals;

/// <summary>The limits that a physician signs: kind, side, value, strength and source, read from data.</summary>
internal sealed record Threshold(VitalKind Kind, bool IsLowSide, decimal Value, Strength Strength, string Category, string Source)
{
    private static readonly Lazy<Threshold[]> Read = new(() =>
        [
            .. DataFile
                .Lines("thresholds.tsv")
                .Select(line => line.Split('\t'))
                .Select(cells => new Threshold(
                    Enum.Parse<VitalKind>(cells[0], ignoreCase: true),
                    cells[1] == "<=",
                    decimal.Parse(cells[2], CultureInfo.InvariantCulture),
                    Enum.Parse<Strength>(cells[3], ignoreCase: true),
                    cells[4],
                    cells[5]
                )),
        ]
    );

    /// <summary>The first limit of a kind that a value is past, in the order of the file.</summary>
    public static Threshold? Crossed(VitalKind kind, decimal value)
    {
        foreach (var limit in Read.Value)
        {
            if (limit.Kind == kind && limit.Holds(value))
            {
                return limit;
            }
        }

        return null;
    }

    private bool Holds(decimal value) => IsLowSide ? value <= Value : value >= Value;

    public string Limit => (IsLowSide ? "≤" : "≥") + Value.ToString("0.#", CultureInfo.InvariantCulture);

    public Phrase Why(string written) => new($"{Name.Ja} {written}（基準 {Limit}）", $"{Name.En} {written} (limit {Limit})");

    public Phrase Name => NameOf(Kind);

    public static Phrase NameOf(VitalKind kind) =>
        kind switch
        {
            VitalKind.SpO2 => new("SpO2", "SpO2"),
            VitalKind.BloodPressure => new("収縮期血圧", "Systolic pressure"),
            VitalKind.Pulse => new("脈拍", "Pulse"),
            VitalKind.Respiration => new("呼吸数", "Respiration"),
            VitalKind.Temperature => new("体温", "Temperature"),
            VitalKind.Glucose => new("血糖", "Glucose"),
            VitalKind.Jcs => new("JCS", "JCS"),
            VitalKind.Gcs => new("GCS", "GCS"),
            VitalKind.Potassium => new("カリウム", "Potassium"),
            VitalKind.Inr => new("PT-INR", "INR"),
            VitalKind.Sodium => new("ナトリウム", "Sodium"),
            VitalKind.Haemoglobin => new("ヘモグロビン", "Haemoglobin"),
            _ => new("酸素", "Oxygen"),
        };
}
