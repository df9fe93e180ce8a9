using System.Globalization;
using System.Text.Json;
using CareNet.Screening.Reading;

namespace CareNet.Screening.Vitals;

/// <summary>
/// A baseline as a line of JSON carries it: {"spo2":[88,92],"systolic":95,"homeOxygen":true}, or words as people write
/// them ("普段SpO2 90%、血圧90台"). Names that are not known are left aside.
/// </summary>
public static class BaselineReader
{
    public static Baseline Read(JsonElement given)
    {
        if (given.ValueKind == JsonValueKind.String)
        {
            return Read(given.GetString()!);
        }

        var baseline = Baseline.Unknown;
        if (given.ValueKind != JsonValueKind.Object)
        {
            return baseline;
        }

        foreach (var field in given.EnumerateObject())
        {
            var name = NormalText.Of(field.Name).Text.Replace("_", "", StringComparison.Ordinal);
            if (name.Contains("scale", StringComparison.Ordinal))
            {
                baseline = baseline with { SpO2Scale2 = field.Value.ValueKind == JsonValueKind.True || field.Value.ToString() == "2" };
            }
            else if (name is "homeoxygen" or "hot" or "oxygen" or "o2" or "在宅酸素")
            {
                baseline = baseline with
                {
                    HomeOxygen = field.Value.ValueKind != JsonValueKind.False && field.Value.ToString() is not ("" or "0"),
                };
            }
            else if (KindOf(name) is { } kind && BandOf(kind, field.Value) is { } band)
            {
                baseline = With(baseline, kind, band);
            }
        }

        return baseline;
    }

    public static Baseline Read(string words)
    {
        var text = NormalText.Of(words).Text;
        var baseline = Baseline.Unknown with
        {
            HomeOxygen = text.Contains("hot", StringComparison.Ordinal) || text.Contains("在宅酸素", StringComparison.Ordinal),
        };
        foreach (var vital in VitalReader.Read(text).Where(vital => vital.Reading == Reading.Number))
        {
            baseline = With(
                baseline,
                vital.Kind,
                vital.Values.Length > 1 ? new(vital.Lowest, vital.Highest) : Baseline.Around(vital.Kind, vital.Last)
            );
        }

        return baseline;
    }

    private static Baseline With(Baseline baseline, VitalKind kind, Band band) =>
        kind switch
        {
            VitalKind.SpO2 => baseline with { SpO2 = band },
            VitalKind.BloodPressure => baseline with { Systolic = band },
            VitalKind.Pulse => baseline with { Pulse = band },
            VitalKind.Temperature => baseline with { Temperature = band },
            VitalKind.Glucose => baseline with { Glucose = band },
            _ => baseline,
        };

    private static VitalKind? KindOf(string name) =>
        name switch
        {
            _ when name.StartsWith("spo2", StringComparison.Ordinal) || name.StartsWith("sat", StringComparison.Ordinal) => VitalKind.SpO2,
            _ when name.StartsWith("sys", StringComparison.Ordinal) || name is "bp" or "sbp" or "血圧" or "収縮期" or "bloodpressure" =>
                VitalKind.BloodPressure,
            "pulse" or "hr" or "pr" or "heartrate" or "脈" or "脈拍" => VitalKind.Pulse,
            "temperature" or "temp" or "bt" or "kt" or "体温" => VitalKind.Temperature,
            "glucose" or "bs" or "bg" or "血糖" => VitalKind.Glucose,
            _ => null,
        };

    private static Band? BandOf(VitalKind kind, JsonElement value)
    {
        var numbers = Numbers(value).ToArray();
        return numbers.Length switch
        {
            0 => null,
            1 => Baseline.Around(kind, numbers[0]),
            // 95/60 is one pressure, 88-92 a range.
            _ when kind == VitalKind.BloodPressure && value.ToString().Contains('/', StringComparison.Ordinal) => Baseline.Around(
                kind,
                numbers[0]
            ),
            _ => new(numbers.Min(), numbers.Max()),
        };
    }

    private static IEnumerable<decimal> Numbers(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => [value.GetDecimal()],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Numbers),
            JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Numbers(field.Value)),
            JsonValueKind.String => NormalText
                .Of(value.GetString()!)
                .Text.Split([' ', '-', '~', '/', '%', '、', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(part =>
                    decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : -1
                )
                .Where(number => number > 0),
            _ => [],
        };
}
