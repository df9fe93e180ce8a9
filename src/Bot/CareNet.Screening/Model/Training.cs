using CareNet.Screening.Vitals;

namespace CareNet.Screening.Model;

/// <summary>A text and whether a reader would phone.</summary>
public sealed record LabelledPost(string Id, string Text, bool IsUrgent, string Category, string Trap);

/// <summary>Logistic regression by gradient descent in a fixed order: the same posts give the same file.</summary>
public static class Training
{
    private const string Heading = "# kind\tname\tmeaning\tweight; in grams _ is a blank. Written by ./carenet screen train";
    private const int Rounds = 25;
    private const int MostGrams = 6000;
    private const double NamedRate = 0.08;
    private const double GramRate = 0.05;
    private const int Rarest = 4;
    private const double NamedDecay = 0.002;
    private const double GramDecay = 0.004;
    private const double UrgentWeight = 1.3;

    /// <summary>The lines of a model file.</summary>
    public static IReadOnlyList<string> Train(IReadOnlyList<LabelledPost> posts) => [Heading, .. Fit(posts).Lines()];

    internal static UrgencyModel Fit(IReadOnlyList<LabelledPost> posts)
    {
        var seen = posts.Select(post => Observation.Of(post.Text, Baseline.Unknown)).ToList();
        var texts = seen.Select(one => Grams.Of(one.Text.Text).Distinct(StringComparer.Ordinal).ToArray()).ToList();
        var frequent = texts
            .SelectMany(grams => grams)
            .GroupBy(gram => gram, StringComparer.Ordinal)
            .Where(group => group.Count() >= Rarest)
            .Select(group => group.Key)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var index = frequent.Select((gram, i) => (gram, i)).ToDictionary(pair => pair.gram, pair => pair.i, StringComparer.Ordinal);
        var grams = texts.Select(all => all.Where(index.ContainsKey).Select(gram => index[gram]).Order().ToArray()).ToList();
        var named = seen.Select(one => one.Features().Order().ToArray()).ToList();
        var scales = seen.Select(one => UrgencyModel.Scale(one.Text.Length)).ToList();

        var weights = new double[frequent.Length];
        var squares = new double[frequent.Length];
        var namedWeights = new double[FeatureSpace.Count];
        var namedSquares = new double[FeatureSpace.Count];
        var order = Enumerable.Range(0, posts.Count).ToArray();
        var shuffle = new Shuffle(20261121);
        for (var round = 0; round < Rounds; round++)
        {
            shuffle.Apply(order);
            foreach (var p in order)
            {
                var sum = named[p].Sum(feature => namedWeights[feature]) + (scales[p] * grams[p].Sum(gram => weights[gram]));
                var error = (1 / (1 + Math.Exp(-sum))) - (posts[p].IsUrgent ? 1 : 0);
                error *= posts[p].IsUrgent ? UrgentWeight : 1;
                foreach (var feature in named[p])
                {
                    Step(namedWeights, namedSquares, feature, error, NamedRate, NamedDecay);
                }

                foreach (var gram in grams[p])
                {
                    Step(weights, squares, gram, error * scales[p], GramRate, GramDecay);
                }
            }
        }

        var kept = Enumerable
            .Range(0, frequent.Length)
            .OrderByDescending(i => Math.Abs(Math.Round(weights[i], 3)))
            .ThenBy(i => i)
            .Take(MostGrams)
            .Order()
            .Select(i => (frequent[i], Math.Round(weights[i], 3)))
            .Where(pair => pair.Item2 != 0)
            .ToList();
        return new([.. namedWeights.Select(weight => Math.Round(weight, 3))], kept);
    }

    private static void Step(double[] weights, double[] squares, int at, double slope, double rate, double decay)
    {
        var gradient = slope + (decay * weights[at]);
        squares[at] += gradient * gradient;
        weights[at] -= rate * gradient / (Math.Sqrt(squares[at]) + 1e-6);
    }

    // A generator of our own: the order must not change with the runtime.
    private sealed class Shuffle(ulong seed)
    {
        private ulong state = seed;

        public void Apply(int[] order)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
                var other = (int)((state >> 33) % (ulong)(i + 1));
                (order[i], order[other]) = (order[other], order[i]);
            }
        }
    }
}
