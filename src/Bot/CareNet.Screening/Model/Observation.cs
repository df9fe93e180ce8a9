using CareNet.Screening.Assertion;
using CareNet.Screening.Lexicon;
using CareNet.Screening.Reading;
using CareNet.Screening.Vitals;

namespace CareNet.Screening.Model;

/// <summary>All that was seen in one text, before anything is decided.</summary>
internal sealed class Observation
{
    private static readonly int[] ContextFeatures =
    [
        .. new[]
        {
            "past",
            "teaching",
            "story",
            "others",
            "resolved",
            "handled",
            "usual",
            "persists",
            "supposing",
            "risk",
            "now",
            "perhaps",
            "history",
            "denial",
            "whenever",
        }.Select(FeatureSpace.Other),
    ];

    private static readonly Cue[] ContextCues =
    [
        Cue.Past,
        Cue.Teaching,
        Cue.Story,
        Cue.Others,
        Cue.Resolved,
        Cue.Handled,
        Cue.Usual,
        Cue.Persists,
        Cue.Supposing,
        Cue.Risk,
        Cue.Now,
        Cue.Perhaps,
        Cue.History,
        Cue.Denial,
        Cue.Whenever,
    ];

    private Observation(
        NormalText text,
        Context context,
        Sentences sentences,
        List<FoundSign> signs,
        List<Vital> vitals,
        List<FoundVital> judged
    )
    {
        Text = text;
        Context = context;
        Sentences = sentences;
        Signs = signs;
        Vitals = vitals;
        Judged = judged;
        IsHandled = context.Has(Cue.Handled, 0, text.Length);
    }

    public NormalText Text { get; }

    public Context Context { get; }

    public Sentences Sentences { get; }

    public List<FoundSign> Signs { get; }

    public List<Vital> Vitals { get; }

    public List<FoundVital> Judged { get; }

    /// <summary>The right people know already.</summary>
    public bool IsHandled { get; }

    public static Observation Of(string original, Baseline baseline)
    {
        var text = NormalText.Of(original);
        var sentences = new Sentences(text.Text);
        var context = new Context(text.Text);
        var stances = new StanceReader(text.Text, sentences, context);
        var signs = new SignFinder(text.Text, sentences, stances).Found();
        var vitals = VitalReader.Read(text.Text);
        return new(text, context, sentences, signs, vitals, new VitalJudge(text.Text, vitals, stances, baseline).Judge());
    }

    /// <summary>The named features that hold, each once.</summary>
    public HashSet<int> Features()
    {
        var features = new HashSet<int> { FeatureSpace.Other("bias") };
        var strong = new HashSet<string>();
        var red = new HashSet<string>();
        foreach (var found in Signs)
        {
            features.Add(FeatureSpace.Of(found.Sign, found.Stance));
            if (found.Stance is Stance.Asserted or Stance.Possible && found.Sign.Strength != Strength.Hint)
            {
                strong.Add(found.Sign.Name);
                if (found.Sign.Strength == Strength.Red)
                {
                    red.Add(found.Sign.Name);
                }
            }
        }

        foreach (var value in Judged)
        {
            var now = value.Stance is Stance.Asserted or Stance.Possible;
            Add(
                now
                    ? value.Strength == Strength.Red
                        ? "red-value-now"
                        : "amber-value-now"
                    : value.Stance == Stance.Resolved
                        ? "value-over"
                        : "value-off"
            );
            if (now)
            {
                strong.Add(value.Category + value.Vital.Kind);
            }
        }

        for (var i = 0; i < ContextCues.Length; i++)
        {
            if (Context.Has(ContextCues[i], 0, Text.Length))
            {
                features.Add(ContextFeatures[i]);
            }
        }

        var (start, end) = Sentences[
            Math.Max(0, Sentences.Count - (Sentences[Sentences.Count - 1] is var last && last.End - last.Start < 2 ? 2 : 1))
        ];
        AddIf(Context.Has(Cue.Resolved, start, end), "ends-resolved");
        AddIf(Context.Has(Cue.Handled, start, end), "ends-handled");
        AddIf(Context.Has(Cue.Persists, start, end), "ends-persisting");
        AddIf(strong.Count >= 2, "two-signs");
        AddIf(strong.Count >= 3, "three-signs");
        AddIf(red.Count >= 2, "two-red");
        AddIf(red.Count > 0 && Signs.Any(sign => sign.Sign.Name is "question" or "asks-now"), "red-and-question");
        AddIf(Vitals.Count >= 2 && Judged.Count == 0, "normal-values");
        AddIf(strong.Count == 0, Signs.Count == 0 ? "no-sign" : "only-hints");
        AddIf(Text.Length < 35, "short");
        AddIf(Text.Length > 110, "long");
        AddIf(Text.Text.Count(char.IsAsciiLetter) > Text.Length / 2, "english");
        return features;

        void Add(string name) => features.Add(FeatureSpace.Other(name));

        void AddIf(bool holds, string name)
        {
            if (holds)
            {
                Add(name);
            }
        }
    }
}
