using CareNet.Screening.Model;

namespace CareNet.Screening;

/// <summary>The stretches that carry the model's alarm: the heaviest first, until what is left would no longer warn.</summary>
internal static class Weightiest
{
    private const double Enough = 0.7;

    /// <summary>Words, as a reader would mark them; what stands side by side is one stretch.</summary>
    public static List<Alarm> Words(Observation seen, UrgencyModel model) => Alarms(seen, model, BeginsWord);

    public static List<Alarm> Clauses(Observation seen, UrgencyModel model) => Alarms(seen, model, (_, _) => false);

    private static List<Alarm> Alarms(Observation seen, UrgencyModel model, Func<string, int, bool> begins)
    {
        var shares = new double[seen.Text.Length + 1];
        // A stretch that goes takes with it what its ends shared with its neighbours: less is enough.
        var surplus = Enough * (model.Sum(seen, shares) - Decision.WarnsFrom);
        var chosen = new List<(int Start, int End)>();
        foreach (var (start, end, weight) in Weighed(seen.Text.Text, shares, begins).OrderByDescending(stretch => stretch.Weight))
        {
            chosen.Add((start, end));
            surplus -= weight;
            if (surplus < 0 || weight <= 0)
            {
                break;
            }
        }

        return [.. Joined(chosen).Select(stretch => Decision.OfModel(stretch.Start, stretch.End))];
    }

    private static List<(int Start, int End, double Weight)> Weighed(string text, double[] shares, Func<string, int, bool> begins)
    {
        var stretches = new List<(int, int, double)>();
        var start = 0;
        var weight = 0.0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isBorder = i == text.Length || text[i] is '、' or '。' or '\n' or '!' or '?' || (text[i] == ',' && i > start + 8);
            if (i > start && (isBorder || begins(text, i)))
            {
                stretches.Add((start, i, weight));
                (start, weight) = (i, 0);
            }

            if (isBorder)
            {
                (start, weight) = (i + 1, 0);
            }
            else
            {
                weight += shares[i];
            }
        }

        return stretches.Count == 0 ? [(0, text.Length, 0)] : stretches;
    }

    // Japanese: a word begins where the endings before it are over. English: behind a blank.
    private static bool BeginsWord(string text, int i) =>
        text[i] is 'お' or 'ご' ? IsPoliteAt(text, i)
        : IsEnding(text[i - 1]) ? !IsEnding(text[i]) && !IsPoliteAt(text, i - 1)
        : text[i - 1] == ' ' || text[i] is '「' or '(';

    // "お母さん", "ご飯": the word begins with its honorific.
    private static bool IsPoliteAt(string text, int i) => text[i] is 'お' or 'ご' && i + 1 < text.Length && text[i + 1] > '\u3400';

    private static bool IsEnding(char c) => c is >= '\u3041' and <= '\u309F' or '」' or ')';

    private static IEnumerable<(int Start, int End)> Joined(List<(int Start, int End)> stretches)
    {
        (int Start, int End)? open = null;
        foreach (var (start, end) in stretches.Order())
        {
            if (open is { } before && before.End != start)
            {
                yield return before;
                open = null;
            }

            open = (open?.Start ?? start, end);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
