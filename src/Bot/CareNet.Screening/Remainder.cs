using System.Text;
using CareNet.Screening.Model;

namespace CareNet.Screening;

/// <summary>The text that is left when the reasons found so far are taken out, with the way back to the original characters.</summary>
internal sealed class Remainder
{
    private readonly string original;
    private readonly bool[] taken;
    private int[]? places;

    public Remainder(string original)
    {
        this.original = original;
        taken = new bool[original.Length];
        Text = original;
    }

    public string Text { get; private set; }

    public void Take(Observation seen, List<Alarm> alarms, List<Reason> reasons)
    {
        var said = reasons.Select(reason => (reason.Start, reason.End, reason.Category)).ToHashSet();
        var before = taken.Count(isTaken => isTaken);
        foreach (var alarm in alarms)
        {
            foreach (var (start, end) in alarm.Spans)
            {
                foreach (var (from, stop) in Original(seen.Text.ToOriginal(start, end)))
                {
                    var to = stop;
                    // A long vowel is no letter of the normal text: it goes with the letter before it.
                    while (to < original.Length && original[to] is 'ー' or 'ｰ' && !taken[to])
                    {
                        to++;
                    }

                    if (said.Add((from, to, alarm.Category)))
                    {
                        reasons.Add(new(from, to, original[from..to], alarm.Level, alarm.Category, alarm.Why, alarm.Source));
                    }

                    Array.Fill(taken, true, from, to - from);
                }
            }
        }

        if (taken.Count(isTaken => isTaken) == before)
        {
            Array.Fill(taken, true);
        }

        var left = new StringBuilder(original.Length);
        var map = new List<int>();
        for (var i = 0; i < original.Length; i++)
        {
            if (!taken[i])
            {
                left.Append(original[i]);
                map.Add(i);
            }
        }

        Text = left.ToString();
        places = [.. map];
    }

    // A stretch of what is left may be torn in the original: each piece is a reason of its own.
    private IEnumerable<(int Start, int End)> Original((int Start, int End) stretch)
    {
        if (places is null)
        {
            if (stretch.Start < stretch.End)
            {
                yield return stretch;
            }

            yield break;
        }

        for (var i = stretch.Start; i < stretch.End; )
        {
            var k = i + 1;
            while (k < stretch.End && places[k] == places[k - 1] + 1)
            {
                k++;
            }

            yield return (places[i], places[k - 1] + 1);
            i = k;
        }
    }
}
