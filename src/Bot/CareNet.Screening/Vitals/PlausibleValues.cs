namespace CareNet.Screening.Vitals;

/// <summary>The values that a living patient can have; another number is no measurement of this kind.</summary>
internal static class PlausibleValues
{
    public static bool Hold(VitalKind kind, decimal value) =>
        kind switch
        {
            VitalKind.SpO2 => value is >= 20 and <= 100,
            VitalKind.BloodPressure => value is >= 30 and <= 300 && value == decimal.Truncate(value),
            VitalKind.Pulse => value is >= 15 and <= 260 && value == decimal.Truncate(value),
            VitalKind.Respiration => value is >= 2 and <= 80 && value == decimal.Truncate(value),
            VitalKind.Temperature => value is >= 28 and <= 44,
            VitalKind.Glucose => value is >= 10 and <= 1200 && value == decimal.Truncate(value),
            VitalKind.Potassium => value is >= 1.5m and <= 10,
            VitalKind.Inr => value is >= 0.5m and <= 20,
            VitalKind.Sodium => value is >= 90 and <= 190,
            VitalKind.Haemoglobin => value is >= 2 and <= 20,
            _ => true,
        };
}
