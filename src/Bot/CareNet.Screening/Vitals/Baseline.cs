namespace CareNet.Screening.Vitals;

/// <summary>From where to where a value is usual or meant to be.</summary>
public sealed record Band(decimal Low, decimal High);

/// <summary>The usual values of this patient, or the doctor's target: they win over general thresholds.</summary>
public sealed record Baseline(
    Band? SpO2 = null,
    Band? Systolic = null,
    Band? Pulse = null,
    Band? Temperature = null,
    Band? Glucose = null,
    bool HomeOxygen = false,
    bool SpO2Scale2 = false
)
{
    public static Baseline Unknown { get; } = new();

    public Band? Of(VitalKind kind) =>
        kind switch
        {
            VitalKind.SpO2 => SpO2 ?? (SpO2Scale2 ? new(88, 92) : null),
            VitalKind.BloodPressure => Systolic,
            VitalKind.Pulse => Pulse,
            VitalKind.Temperature => Temperature,
            VitalKind.Glucose => Glucose,
            _ => null,
        };

    /// <summary>A usual value without a range is given some room.</summary>
    public static Band Around(VitalKind kind, decimal value) =>
        kind switch
        {
            VitalKind.SpO2 => new(value - 2, Math.Min(100, value + 3)),
            VitalKind.BloodPressure => new(value - 12, value + 20),
            VitalKind.Pulse => new(value - 8, value + 15),
            VitalKind.Temperature => new(value - 0.5m, value + 0.7m),
            VitalKind.Glucose => new(value - 20, value + 60),
            _ => new(value, value),
        };
}
