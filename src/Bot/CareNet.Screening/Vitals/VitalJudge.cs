using System.Globalization;
using CareNet.Platform;
using CareNet.Screening.Assertion;
using CareNet.Screening.Lexicon;

namespace CareNet.Screening.Vitals;

/// <summary>A measurement that means danger, or would if it were of now.</summary>
internal sealed record FoundVital(Vital Vital, Strength Strength, string Category, Phrase Why, string Source, Stance Stance);

/// <summary>Holds every value against the patient's own range, if one is known or written, and else against the thresholds.</summary>
internal sealed class VitalJudge(string text, List<Vital> vitals, StanceReader stances, Baseline baseline)
{
    private readonly HashSet<Vital> targets = [];

    public List<FoundVital> Judge()
    {
        var own = vitals.Where(vital => TargetWords.Mark(text, vital)).ToList();
        targets.UnionWith(own);
        var found = new List<FoundVital>();
        for (var i = 0; i < vitals.Count; i++)
        {
            if (!targets.Contains(vitals[i]) && Judge(vitals[i], i, OwnBand(vitals[i].Kind, own)) is { } judged)
            {
                found.Add(judged);
            }
        }

        if (found.All(one => one.Strength != Strength.Red || one.Stance != Stance.Asserted) && Together() is { } together)
        {
            found.Add(together);
        }

        return found;
    }

    private Band? OwnBand(VitalKind kind, List<Vital> own)
    {
        if (baseline.Of(kind) is { } given)
        {
            return given;
        }

        var written = own.FirstOrDefault(vital => vital.Kind == kind && vital.Values.Length > 0);
        return written is null ? null
            : written.Values.Length > 1 ? new(written.Lowest, written.Highest)
            : Baseline.Around(kind, written.Last);
    }

    private FoundVital? Judge(Vital vital, int index, Band? own)
    {
        var stance = stances.Of(vital.Start, vital.End, holdsDenial: true);
        if (vital.Reading != Reading.Number)
        {
            return OfWording(vital, stance);
        }

        var value = Telling(vital);
        var threshold = Threshold.Crossed(vital.Kind, value);
        if (own is not null && vital.Kind is not (VitalKind.Jcs or VitalKind.Gcs))
        {
            return AgainstOwn(vital, value, threshold, own, stance);
        }

        if (threshold is null)
        {
            return Turned(vital, stance);
        }

        // Words of relief do not mend a number; a later number does.
        if (stance == Stance.Resolved)
        {
            stance = Stance.Possible;
        }

        if (stance is Stance.Asserted or Stance.Possible && IsRecovered(vital, index))
        {
            stance = Stance.Resolved;
        }

        if (stance == Stance.Usual && IsExtreme(vital.Kind, value))
        {
            stance = Stance.Possible;
        }

        return new(vital, threshold.Strength, threshold.Category, threshold.Why(Written(vital)), threshold.Source, stance);
    }

    private FoundVital? AgainstOwn(Vital vital, decimal value, Threshold? threshold, Band own, Stance stance)
    {
        var name = Threshold.NameOf(vital.Kind);
        var range = $"{Round(own.Low)}–{Round(own.High)}";
        Phrase why = new($"{name.Ja} {Written(vital)}（この方の範囲 {range}）", $"{name.En} {Written(vital)} (own range {range})");
        var strength = vital.Kind switch
        {
            VitalKind.SpO2 when value < own.Low => value <= own.Low - 4 ? Strength.Red : Strength.Amber,
            VitalKind.SpO2 => Strength.Hint,
            _ when value >= own.Low && value <= own.High => Strength.Hint,
            _ => threshold?.Strength ?? Strength.Hint,
        };
        return strength == Strength.Hint
            ? null
            : new(vital, strength, threshold?.Category ?? "vitals", why, "baseline", stance == Stance.Usual ? Stance.Asserted : stance);
    }

    // "98→93": no limit is crossed, yet the way down says something.
    private static FoundVital? Turned(Vital vital, Stance stance)
    {
        if (vital is not { IsCourse: true, Kind: VitalKind.SpO2 } || vital.Values[0] - vital.Last < 4)
        {
            return vital is { IsCourse: true, Kind: VitalKind.SpO2 } && vital.Values[0] <= 91
                ? new(
                    vital,
                    Strength.Amber,
                    "breathing",
                    new($"SpO2 {Written(vital)}（少し前 91以下）", $"SpO2 {Written(vital)} (91 or less a while ago)"),
                    "NEWS2",
                    stance
                )
                : null;
        }

        return new(
            vital,
            Strength.Amber,
            "breathing",
            new($"SpO2 {Written(vital)}（低下）", $"SpO2 {Written(vital)} (falling)"),
            "NEWS2",
            stance
        );
    }

    private static FoundVital? OfWording(Vital vital, Stance stance)
    {
        var name = Threshold.NameOf(vital.Kind);
        return vital.Reading switch
        {
            Reading.High => new(vital, Strength.Red, "glucose", new("血糖計が HI を表示", "The glucose meter shows HI"), "glucose", stance),
            Reading.Low => new(vital, Strength.Red, "glucose", new("血糖計が LO を表示", "The glucose meter shows LO"), "glucose", stance),
            _ => new(
                vital,
                vital.Kind is VitalKind.BloodPressure or VitalKind.Pulse ? Strength.Red : Strength.Amber,
                vital.Kind == VitalKind.SpO2 ? "breathing" : "circulation",
                new($"{name.Ja}が測れない", $"{name.En} cannot be measured"),
                "urgency table",
                stance
            ),
        };
    }

    // Several mildly wrong values together. The sum itself is never shown.
    private FoundVital? Together()
    {
        var points = 0;
        Vital? first = null,
            last = null;
        foreach (
            var group in vitals.Where(vital => vital.Reading == Reading.Number && !targets.Contains(vital)).GroupBy(vital => vital.Kind)
        )
        {
            var vital = group.Last();
            if (
                stances.Of(vital.Start, vital.End, holdsDenial: true) is not (Stance.Asserted or Stance.Possible)
                || baseline.Of(vital.Kind) is not null
            )
            {
                continue;
            }

            var score = Points(vital);
            points += score;
            if (score > 0)
            {
                first = first is null || vital.Start < first.Start ? vital : first;
                last = last is null || vital.End > last.End ? vital : last;
            }
        }

        if (points < News2.Urgent || first is null || last is null)
        {
            return null;
        }

        return new(
            first with
            {
                End = last.End,
            },
            points >= News2.Emergency ? Strength.Red : Strength.Amber,
            "vitals",
            new("いくつもの値が同時に悪い", "Several values are poor at once"),
            "NEWS2",
            Stance.Asserted
        );
    }

    private int Points(Vital vital) =>
        vital.Kind switch
        {
            VitalKind.SpO2 => baseline.SpO2Scale2
                ? News2.SpO2Scale2(Telling(vital), vitals.Any(other => other.Kind == VitalKind.Oxygen))
                : News2.SpO2(Telling(vital)),
            VitalKind.BloodPressure => News2.Systolic(vital.Last),
            VitalKind.Pulse => News2.Pulse(vital.Last),
            VitalKind.Respiration => News2.Respiration(vital.Last),
            VitalKind.Temperature => News2.Temperature(vital.Last),
            VitalKind.Oxygen => baseline.HomeOxygen
            || text.Contains("hot", StringComparison.Ordinal)
            || text.Contains("在宅酸素", StringComparison.Ordinal)
                ? 0
                : News2.Oxygen(true),
            VitalKind.Jcs => vital.Last > 0 ? News2.Consciousness(AlertState.NewConfusion) : 0,
            _ => 0,
        };

    // A later reading of the same kind that is fine.
    private bool IsRecovered(Vital vital, int index)
    {
        for (var i = index + 1; i < vitals.Count; i++)
        {
            if (vitals[i].Kind == vital.Kind && vitals[i].Reading == Reading.Number && !targets.Contains(vitals[i]))
            {
                var later = Telling(vitals[i]);
                return Threshold.Crossed(vital.Kind, later) is null;
            }
        }

        return false;
    }

    private static bool IsExtreme(VitalKind kind, decimal value) =>
        kind switch
        {
            VitalKind.SpO2 => value <= 85,
            VitalKind.BloodPressure => value is <= 75 or >= 230,
            VitalKind.Pulse => value is <= 34 or >= 150,
            VitalKind.Glucose => value <= 50,
            VitalKind.Temperature => value is >= 39.5m or <= 34m,
            _ => false,
        };

    private static decimal Telling(Vital vital) =>
        vital.IsCourse ? vital.Last
        : vital.Kind is VitalKind.SpO2 or VitalKind.BloodPressure or VitalKind.Glucose ? vital.Lowest
        : vital.Highest;

    private static string Written(Vital vital) => string.Join(vital.IsCourse ? "→" : "–", vital.Values.Select(Round));

    private static string Round(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
