namespace CareNet.Platform;

/// <summary>Dates as the people of a region count them. Instants are in UTC, which is what the database takes.</summary>
public sealed class RegionTime(TimeZoneInfo zone, TimeProvider clock)
{
    // Whoever asks for the first or the last date there is shall not run over the edge of what an instant can be.
    private static readonly DateOnly First = DateOnly.MinValue.AddDays(2);
    private static readonly DateOnly Last = DateOnly.MaxValue.AddDays(-2);

    public static RegionTime In(string timeZone, TimeProvider clock) => new(TimeZoneInfo.FindSystemTimeZoneById(timeZone), clock);

    public DateOnly Today => DateOf(clock.GetUtcNow());

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant));

    public TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(LocalOf(instant));

    public DateTimeOffset StartOf(DateOnly date) => InstantOf(date, TimeOnly.MinValue);

    /// <summary>The first instant that is no longer this date: what lasts until a date ends here.</summary>
    public DateTimeOffset EndOf(DateOnly date) => At(Within(date).AddDays(1), TimeOnly.MinValue);

    /// <summary>Of an hour that summer time shows twice, the first; of one that it leaves out, what the clocks show instead.</summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeOnly time) => At(Within(date), time);

    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            // The offset of the evening before takes the missing hour to the same instant as the clock that jumped.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Whole days from today to the date: 0 is today, less is overdue.</summary>
    public int DaysUntil(DateOnly due) => due.DayNumber - Today.DayNumber;

    private static DateOnly Within(DateOnly date) =>
        date < First ? First
        : date > Last ? Last
        : date;

    private DateTime LocalOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
}
