using CareNet.Screening.Model;

namespace CareNet.Screening;

/// <summary>The clauses that carry the model's alarm: the heaviest first, until what is left would no longer warn.</summary>
internal static class Weightiest
{
    public static List<Alarm> Clauses(Observation seen, UrgencyModel model)
    {
        var shares = new double[seen.Text.Length + 1];
        var surplus = model.Sum(seen, shares);
        var clauses = Weighed(seen.Text.Text, shares);
        var alarms = new List<Alarm>();
        foreach (var (start, end, weight) in clauses.OrderByDescending(clause => clause.Weight))
        {
            alarms.Add(Decision.OfModel(start, end));
            surplus -= weight;
            if (surplus < 0 || weight <= 0)
            {
                break;
            }
        }

        return alarms;
    }

    private static List<(int Start, int End, double Weight)> Weighed(string text, double[] shares)
    {
        var clauses = new List<(int, int, double)>();
        var start = 0;
        var weight = 0.0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('、' or '。' or '\n' or '!' or '?') && (text[i] != ',' || i <= start + 8))
            {
                weight += shares[i];
                continue;
            }

            if (i > start)
            {
                clauses.Add((start, i, weight));
            }

            (start, weight) = (i + 1, 0);
        }

        return clauses.Count == 0 ? [(0, text.Length, 0)] : clauses;
    }
}
