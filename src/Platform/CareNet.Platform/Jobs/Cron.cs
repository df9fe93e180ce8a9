namespace CareNet.Platform.Jobs;

/// <summary>
/// The part of cron that every scheduler understands alike: minute, hour, day of month, month, day of week, with a field of seconds
/// in front where a minute is too coarse. Lists, ranges and steps (<c>*/5</c>, <c>10-50/10</c>), names of months and days, Sunday as
/// 0 or 7, <c>L</c> for the last day of a month. Schedulers disagree about a day of month together with a day of week, so only one of
/// them may be given.
/// </summary>
public sealed record Cron
{
    private static readonly CronField Second = new("second", 0, 59);
    private static readonly CronField Minute = new("minute", 0, 59);
    private static readonly CronField Hour = new("hour", 0, 23);
    private static readonly CronField Day = new("day of month", 1, 31);
    private static readonly CronField Month = new("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC");
    private static readonly CronField Weekday = new("day of week", 0, 7, "SUN MON TUE WED THU FRI SAT");

    private Cron(string text, string[] fields)
    {
        Text = text;
        Seconds = Second.Read(fields[0]);
        Minutes = Minute.Read(fields[1]);
        Hours = Hour.Read(fields[2]);
        IsLastDay = fields[3] == "L";
        Days = IsLastDay || fields[3] == "*" ? [] : Day.Read(fields[3]);
        Months = Month.Read(fields[4]);
        Weekdays = fields[5] == "*" ? [] : [.. Weekday.Read(fields[5]).Select(day => day % 7).Distinct().Order()];
        if (Weekdays.Count > 0 && (IsLastDay || Days.Count > 0))
        {
            throw new FormatException($"The cron expression '{text}' gives a day of month and a day of week.");
        }

        if (Days.Count > 0 && !Months.Any(month => Days[0] <= DateTime.DaysInMonth(2000, month)))
        {
            throw new FormatException($"The cron expression '{text}' names a day that never comes.");
        }
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public IReadOnlyList<int> Seconds { get; }

    public IReadOnlyList<int> Minutes { get; }

    public IReadOnlyList<int> Hours { get; }

    /// <summary>Empty: not restricted.</summary>
    public IReadOnlyList<int> Days { get; }

    public bool IsLastDay { get; }

    public IReadOnlyList<int> Months { get; }

    /// <summary>Sunday is 0. Empty: not restricted.</summary>
    public IReadOnlyList<int> Weekdays { get; }

    public static Cron Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            5 => new(text, ["0", .. fields]),
            6 => new(text, fields),
            _ => throw new FormatException($"The cron expression '{text}' has {fields.Length} fields, not 5 (or 6 with seconds)."),
        };
    }
}
