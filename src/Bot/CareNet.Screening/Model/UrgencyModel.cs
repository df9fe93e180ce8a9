using System.Globalization;
using CareNet.Screening.Reading;

namespace CareNet.Screening.Model;

/// <summary>A linear model over n-grams and named features: what each adds is known, so every alarm of it can be shown.</summary>
internal sealed class UrgencyModel
{
    private const double GramScale = 10;
    private const int FewGrams = 60;
    private static readonly Lazy<UrgencyModel> Stored = new(() => Parse(DataFile.Lines("model.tsv")));

    private readonly double[] named;
    private readonly (string Gram, double Weight)[] weights;
    private readonly PhraseTrie grams;

    public UrgencyModel(double[] named, IReadOnlyList<(string Gram, double Weight)> weights)
    {
        this.named = named;
        this.weights = [.. weights];
        grams = new([.. weights.Select(pair => pair.Gram)]);
    }

    public static UrgencyModel Current => Stored.Value;

    /// <summary>The factor of each gram in a text of this length: the more there are, the less each says.</summary>
    public static double Scale(int length) => GramScale / Math.Sqrt(Math.Max(FewGrams, 3 * length));

    /// <summary>The probability that a reader would reach for the phone.</summary>
    public double Probability(Observation seen) => 1 / (1 + Math.Exp(-Sum(seen, null)));

    /// <summary>The model's sum before it becomes a probability; shares, if given, receives what each character adds to it.</summary>
    public double Sum(Observation seen, double[]? shares)
    {
        var sum = OfGrams(Grams.Masked(seen.Text.Text), shares);
        foreach (var feature in seen.Features())
        {
            sum += named[feature];
        }

        if (shares is not null)
        {
            ShareOfSigns(seen, shares);
        }

        return sum;
    }

    public static UrgencyModel Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, double>();
        var weights = new List<(string, double)>();
        foreach (var cells in lines.Select(line => line.Split('\t')))
        {
            var weight = double.Parse(cells[^1], CultureInfo.InvariantCulture);
            if (cells[0] == "gram")
            {
                weights.Add((cells[1].Replace('_', ' '), weight));
            }
            else
            {
                values[cells[1] + "\t" + cells[2]] = weight;
            }
        }

        return new(
            [.. Enumerable.Range(0, FeatureSpace.Count).Select(feature => values.GetValueOrDefault(FeatureSpace.NameOf(feature)))],
            weights
        );
    }

    public IEnumerable<string> Lines() =>
        Enumerable
            .Range(0, named.Length)
            .Where(feature => named[feature] != 0)
            .Select(feature => $"named\t{FeatureSpace.NameOf(feature)}\t{Written(named[feature])}")
            .Concat(weights.Select(pair => $"gram\t{pair.Gram.Replace(' ', '_')}\t{Written(pair.Weight)}"));

    private static string Written(double weight) => weight.ToString("0.###", CultureInfo.InvariantCulture);

    // Each gram counts once, where it first stands.
    private double OfGrams(string text, double[]? shares)
    {
        var scale = Scale(text.Length);
        var seen = new bool[weights.Length];
        var sum = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            var node = 0;
            for (var k = i; k < text.Length && (node = grams.Step(node, text[k])) != 0; k++)
            {
                var gram = grams.PhraseAt(node);
                if (gram >= 0 && !seen[gram])
                {
                    seen[gram] = true;
                    var share = weights[gram].Weight * scale;
                    sum += share;
                    if (shares is not null)
                    {
                        shares[i] += share / 2;
                        shares[k] += share / 2;
                    }
                }
            }
        }

        return sum;
    }

    private void ShareOfSigns(Observation seen, double[] shares)
    {
        foreach (var found in seen.Signs)
        {
            var weight = named[FeatureSpace.Of(found.Sign, found.Stance)];
            foreach (var (start, end) in found.Spans)
            {
                for (var i = start; i < end; i++)
                {
                    shares[i] += weight / (end - start) / found.Spans.Length;
                }
            }
        }

        foreach (var value in seen.Judged)
        {
            for (var i = value.Vital.Start; i < value.Vital.End; i++)
            {
                shares[i] += 1.0 / (value.Vital.End - value.Vital.Start);
            }
        }
    }
}
