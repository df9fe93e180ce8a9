using CareNet.Platform;
using CareNet.Screening.Assertion;
using CareNet.Screening.Lexicon;
using CareNet.Screening.Model;
using CareNet.Screening.Vitals;

namespace CareNet.Screening;

/// <summary>A finding that speaks for the phone, in normal characters.</summary>
internal readonly record struct Alarm((int Start, int End)[] Spans, Level Level, string Category, Phrase Why, string Source);

/// <summary>From what was seen to the alarms. What is red and meant of the patient now is never silenced by the model.</summary>
internal sealed class Decision(UrgencyModel model)
{
    /// <summary>From here on the model warns by itself.</summary>
    public const double Warns = 0.5;

    /// <summary>The same before the sum becomes a probability.</summary>
    public static double WarnsFrom { get; } = Math.Log(Warns / (1 - Warns));

    /// <summary>Below this an amber sign without more is not shown.</summary>
    public const double Doubts = 0.35;

    /// <summary>
    /// Below this a red sign inside a plan, a drill or a copy, or as usual, is not shown: the words around it say so already.
    /// </summary>
    public const double Silent = 0.1;

    private static readonly Phrase ModelWhy = new("過去の緊急例に似た書き方", "Written like posts that needed a call");
    private static readonly HashSet<string> Channel = ["channel", "lost-device"];

    public List<Alarm> Of(Observation seen, ClinicalUse use, out double probability)
    {
        probability = use == ClinicalUse.Unsigned ? 0 : model.Probability(seen);
        var alarms = new List<Alarm>();
        foreach (var found in seen.Signs)
        {
            var level =
                use == ClinicalUse.Unsigned
                    ? Channel.Contains(found.Sign.Category) && found.Stance == Stance.Asserted
                        ? Level.Amber
                        : Level.None
                    : found is { Sign.Category: "lost-device", Stance: Stance.Asserted } && !seen.IsHandled
                        ? Level.Amber
                        : LevelOf(found.Sign.Strength, found.Stance, probability, seen.IsHandled);
            if (level != Level.None)
            {
                alarms.Add(new(found.Spans, level, found.Sign.Category, found.Sign.Why, "urgency table"));
            }
        }

        foreach (var value in seen.Judged)
        {
            if (use != ClinicalUse.Unsigned && LevelOfValue(value, probability, seen.IsHandled) is var level && level != Level.None)
            {
                alarms.Add(new([(value.Vital.Start, value.Vital.End)], level, value.Category, value.Why, value.Source));
            }
        }

        return alarms;
    }

    public static bool WarnsAlone(double probability) => probability >= Warns;

    public static Alarm OfModel(int start, int end) => new([(start, end)], Level.Amber, "context", ModelWhy, "model");

    // A measured value of now speaks for itself, whatever the words around it resemble.
    private static Level LevelOfValue(FoundVital value, double probability, bool isHandled) =>
        value is { Strength: Strength.Red, Stance: Stance.Asserted or Stance.Possible } && !isHandled
            ? probability >= Doubts && value.Stance == Stance.Asserted
                ? Level.Red
                : Level.Amber
            : LevelOf(value.Strength, value.Stance, probability, isHandled);

    private static Level LevelOf(Strength strength, Stance stance, double probability, bool isHandled) =>
        (strength, stance) switch
        {
            (Strength.Hint, _) => Level.None,
            // The model may soften what is red and meant of the patient now; it never silences it.
            (Strength.Red, Stance.Asserted) => probability >= Doubts ? Level.Red : Level.Amber,
            (Strength.Red, Stance.Possible) => Level.Amber,
            (Strength.Amber, Stance.Asserted or Stance.Possible) => probability >= Doubts ? Level.Amber : Level.None,
            (Strength.Red, Stance.Framed or Stance.Usual) => probability >= Silent && !isHandled ? Level.Amber : Level.None,
            (Strength.Red, Stance.Resolved) => probability >= Doubts && !isHandled ? Level.Amber : Level.None,
            _ => Level.None,
        };
}
