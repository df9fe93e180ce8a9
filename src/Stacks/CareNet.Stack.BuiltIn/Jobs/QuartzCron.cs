using CareNet.Platform.Jobs;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>
/// Writes a schedule as Quartz wants it: seconds in front, one of the two fields of days a question mark, Sunday as 1. Values are
/// listed one by one, so nothing depends on how Quartz reads ranges and steps.
/// </summary>
internal static class QuartzCron
{
    public static string Of(Cron cron)
    {
        var days = cron.IsLastDay ? "L" : cron.Days.Count > 0 ? List(cron.Days) : cron.Weekdays.Count > 0 ? "?" : "*";
        var weekdays = cron.Weekdays.Count > 0 ? List(cron.Weekdays.Select(day => day + 1)) : "?";
        return $"{List(cron.Seconds, 60)} {List(cron.Minutes, 60)} {List(cron.Hours, 24)} {days} {List(cron.Months, 12)} {weekdays}";
    }

    private static string List(IReadOnlyList<int> values, int all) => values.Count == all ? "*" : List(values);

    private static string List(IEnumerable<int> values) => string.Join(',', values);
}
