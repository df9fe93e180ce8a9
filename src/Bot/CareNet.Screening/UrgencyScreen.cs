using CareNet.Screening.Model;
using CareNet.Screening.Vitals;

namespace CareNet.Screening;

/// <summary>Says of a draft whether it looks like a phone call, why, and whom to call. Pure and deterministic.</summary>
public static class UrgencyScreen
{
    private const int MostRounds = 10;
    private const int RoundsByWord = 6;
    private const int LongText = 1500;

    public static ScreeningResult Of(string text, ScreeningContext context) => Of(text, context, UrgencyModel.Current);

    /// <summary>The level without the reasons.</summary>
    internal static Level LevelOf(string text, ScreeningContext context, UrgencyModel model)
    {
        var seen = Observation.Of(text, context.Baseline ?? Baseline.Unknown);
        return LevelOf(new Decision(model).Of(seen, context.Use, out var probability), probability, seen.IsHandled);
    }

    private static Level LevelOf(List<Alarm> alarms, double probability, bool isHandled)
    {
        var level =
            alarms.Count > 0 ? alarms.Max(alarm => alarm.Level)
            : Decision.WarnsAlone(probability) ? Level.Amber
            : Level.None;
        // The right people know: a softer word.
        return level == Level.Red && isHandled ? Level.Amber : level;
    }

    internal static ScreeningResult Of(string text, ScreeningContext context, UrgencyModel model)
    {
        var reasons = new List<Reason>();
        var level = Level.None;
        var isHandled = false;
        var rest = new Remainder(text);
        // Whatever still speaks after so many rounds is spread over all that is left.
        var rounds = text.Length > LongText ? 1 : MostRounds;
        for (var round = 0; ; round++)
        {
            var seen = Observation.Of(rest.Text, context.Baseline ?? Baseline.Unknown);
            var alarms = new Decision(model).Of(seen, context.Use, out var probability);
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
                alarms = round < RoundsByWord && rounds > 1 ? Weightiest.Words(seen, model) : Weightiest.Clauses(seen, model);
            }

            rest.Take(seen, round >= rounds ? [Decision.OfModel(0, seen.Text.Length)] : alarms, reasons);
        }

        var category = reasons
            .OrderByDescending(reason => reason.Level)
            .ThenBy(reason => reason.Source == "model")
            .FirstOrDefault()
            ?.Category;
        reasons = Tidy(reasons);
        if (context.LocalRule is { } rule && reasons.Count > 0)
        {
            reasons.Insert(0, reasons[0] with { Why = Calls.RuleWhy, Source = rule, Category = "channel" });
        }

        return new(
            level,
            category,
            reasons,
            Calls.For(level, category, reasons),
            isHandled,
            context.Use == ClinicalUse.Demo,
            ScreeningVersion.Current
        );
    }

    // In the order of the text; what a longer stretch says for the same reason is not said again.
    private static List<Reason> Tidy(List<Reason> reasons)
    {
        reasons.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var kept = new List<Reason>(reasons.Count);
        var reach = new Dictionary<string, int>();
        foreach (var reason in reasons)
        {
            if (reach.GetValueOrDefault(reason.Why.Ja, -1) < reason.End)
            {
                kept.Add(reason);
                reach[reason.Why.Ja] = reason.End;
            }
        }

        return kept;
    }
}
