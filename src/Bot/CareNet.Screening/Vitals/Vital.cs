namespace CareNet.Screening.Vitals;

public enum VitalKind
{
    SpO2,
    BloodPressure,
    Pulse,
    Respiration,
    Temperature,
    Glucose,
    Jcs,
    Gcs,
    Oxygen,
    Potassium,
    Haemoglobin,
    Inr,
    Sodium,
}

/// <summary>
/// One measurement as it was written: a value, a range (98~97), a course (98→91) or the word that it could not be measured.
/// Blood pressure has its systolic values here and the last diastolic one beside them. The span is in normal characters.
/// </summary>
public sealed record Vital(
    VitalKind Kind,
    int Start,
    int End,
    decimal[] Values,
    bool IsCourse = false,
    decimal? Diastolic = null,
    Reading Reading = Reading.Number,
    bool IsLabelled = true
)
{
    public decimal Lowest => Values.Min();

    public decimal Highest => Values.Max();

    /// <summary>The value written last: of a course its end, which holds now.</summary>
    public decimal Last => Values[^1];

    public override string ToString()
    {
        var number = Reading switch
        {
            Reading.Unmeasurable => "?",
            Reading.High => "HI",
            Reading.Low => "LO",
            _ => string.Join(
                IsCourse ? ">" : "-",
                Values.Select(value => value.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture))
            ),
        };
        return Kind
            + " "
            + number
            + (Diastolic is { } low ? "/" + low.ToString("0", System.Globalization.CultureInfo.InvariantCulture) : "");
    }
}

public enum Reading
{
    Number,

    /// <summary>The meter shows HI or LO.</summary>
    High,
    Low,

    /// <summary>It was tried and gave nothing: a sign of its own.</summary>
    Unmeasurable,
}
