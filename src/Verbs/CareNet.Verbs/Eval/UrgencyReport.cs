using System.Globalization;
using CareNet.Postgres;
using CareNet.Screening.Evaluating;

namespace CareNet.Verbs.Eval;

/// <summary>Recall and alarm rate, by category and by trap, and every mistake with its text.</summary>
internal static class UrgencyReport
{
    public static int Print(Terminal terminal, Judgement judgement)
    {
        terminal.Line($"posts {judgement.All.Count}: urgent {judgement.Urgent}, harmless {judgement.Harmless}");
        terminal.Line($"recall {Share(judgement.Recall)}  alarms on harmless {Share(judgement.AlarmRate)}");
        terminal.Line(
            $"red {judgement.All.Count(one => one.Level == Screening.Level.Red)}"
                + $"  amber {judgement.All.Count(one => one.Level == Screening.Level.Amber)}"
        );
        Groups(terminal, "category", judgement, one => one.Post.Category);
        Groups(terminal, "trap", judgement, one => one.Post.Trap);
        List(terminal, "missed", judgement.All.Where(one => one.IsMissed));
        List(terminal, "false alarms", judgement.All.Where(one => one.IsFalseAlarm));
        return 0;
    }

    private static void Groups(Terminal terminal, string title, Judgement judgement, Func<Judged, string> key)
    {
        terminal.Line("");
        terminal.Line($"{title, -22} urgent missed  harmless alarms");
        foreach (var group in judgement.All.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var urgent = group.Count(one => one.Post.IsUrgent);
            terminal.Line(
                $"{group.Key, -22} {urgent, 6} {group.Count(one => one.IsMissed), 6}  {group.Count() - urgent, 8} "
                    + $"{group.Count(one => one.IsFalseAlarm), 6}"
            );
        }
    }

    private static void List(Terminal terminal, string title, IEnumerable<Judged> mistakes)
    {
        terminal.Line("");
        terminal.Line(title);
        foreach (var one in mistakes)
        {
            terminal.Line($"  {one.Post.Id} {one.Post.Category}/{one.Post.Trap} {one.Post.Text.Replace('\n', ' ')}");
        }
    }

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
