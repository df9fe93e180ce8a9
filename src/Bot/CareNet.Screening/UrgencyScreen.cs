using CareNet.Screening.Model;
using CareNet.Screening.Vitals;

namespace CareNet.Screening;

/// <summary>Says of a draft whether it looks like a phone call, why, and whom to call. Pure and deterministic.</summary>
public static class UrgencyScreen
{
    private const int MostRounds = 10;

    public static ScreeningResult Of(string text, ScreeningContext context) => Of(text, context, UrgencyModel.Current);

    /// <summary>The level without the reasons.</summary>
    internal static Level LevelOf(string text, ScreeningContext context, UrgencyModel model)
    {
        var seen = Observation.Of(text, context.Baseline ?? Baseline.Unknown);
        return LevelOf(new Decision(model).Of(seen, context.Use, null, out var probability), probability, seen.IsHandled);
    }

    private static Level LevelOf(List<Alarm> alarms, double probability, bool isHandled)
    {
        var level = alarms.Count > 0 ? alarms.Max(alarm => alarm.Level) : Decision.WarnsAlone(probability) ? Level.Amber : Level.None;
        // The right people know: a softer word.
        return level == Level.Red && isHandled ? Level.Amber : level;
    }

    internal static ScreeningResult Of(string text, ScreeningContext context, UrgencyModel model)
    {
        var reasons = new List<Reason>();
        var level = Level.None;
        var isHandled = false;
        var rest = new Remainder(text);
        for (var round = 0; ; round++)
        {
            var seen = Observation.Of(rest.Text, context.Baseline ?? Baseline.Unknown);
            var shares = new double[seen.Text.Length + 1];
            var alarms = new Decision(model).Of(seen, context.Use, shares, out var probability);
            if (round == 0)
            {
                level = LevelOf(alarms, probability, seen.IsHandled);
                isHandled = seen.IsHandled;
            }

            if (alarms.Count == 0 && !Decision.WarnsAlone(probability))
            {
                break;
            }

            if (alarms.Count == 0)
            {
                alarms.Add(Weightiest(seen, shares));
            }

            // Whatever still speaks after so many rounds is spread over the whole text.
            if (round == MostRounds)
            {
                alarms = [Decision.OfModel(0, seen.Text.Length)];
            }

            rest.Take(seen, alarms, reasons);
        }

        reasons.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var category = reasons.OrderByDescending(reason => reason.Level).ThenBy(reason => reason.Source == "model").FirstOrDefault()?.Category;
        if (context.LocalRule is { } rule && reasons.Count > 0)
        {
            var first = reasons[0];
            reasons.Insert(0, first with { Why = Calls.RuleWhy, Source = rule, Category = "channel" });
        }

        return new(level, category, reasons, Calls.For(level, category, reasons), isHandled, context.Use == ClinicalUse.Demo, ScreeningVersion.Current);
    }

    // The clause that adds most to the model's sum.
    private static Alarm Weightiest(Observation seen, double[] shares)
    {
        var text = seen.Text.Text;
        int start = 0, bestStart = 0, bestEnd = text.Length;
        var best = double.NegativeInfinity;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is '、' or '。' or '\n' or '!' or '?' || (text[i] == ',' && i > start + 8))
            {
                var sum = 0.0;
                for (var k = start; k < i; k++)
                {
                    sum += shares[k];
                }

                if (i > start && sum > best)
                {
                    (best, bestStart, bestEnd) = (sum, start, i);
                }

                start = i + 1;
            }
        }

        return Decision.OfModel(bestStart, bestEnd);
    }
}
