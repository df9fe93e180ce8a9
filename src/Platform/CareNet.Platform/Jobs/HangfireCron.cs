using Cronos;

namespace CareNet.Platform.Jobs;

/// <summary>
/// Writes a schedule as Hangfire wants it: six fields, Sunday as 0. Values are listed one by one, so nothing depends on how
/// ranges and steps are read.
/// </summary>
internal static class HangfireCron
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLook = TimeSpan.FromDays(366 * 9);

    public static string Of(Cron cron)
    {
        var days = cron.IsLastDay ? "L" : cron.Days.Count > 0 ? List(cron.Days) : "*";
        var weekdays = cron.Weekdays.Count > 0 ? List(cron.Weekdays) : "*";
        return $"{List(cron.Seconds, 60)} {List(cron.Minutes, 60)} {List(cron.Hours, 24)} {days} {List(cron.Months, 12)} {weekdays}";
    }

    /// <summary>The planned time that lies at or just before the given one. Looks back further and further, as a job may be yearly.</summary>
    public static DateTimeOffset LastBefore(JobSchedule schedule, DateTimeOffset now)
    {
        var cron = CronExpression.Parse(Of(schedule.Cron), CronFormat.IncludeSeconds);
        for (var back = FirstLook; back < LongestLook; back *= 3)
        {
            if (cron.GetOccurrences(now - back, now, schedule.Zone, fromInclusive: true, toInclusive: true).LastOrDefault() is { Ticks: > 0 } planned)
            {
                return planned.ToUniversalTime();
            }
        }

        return now;
    }

    private static string List(IReadOnlyList<int> values, int all) => values.Count == all ? "*" : List(values);

    private static string List(IEnumerable<int> values) => string.Join(',', values);
}
