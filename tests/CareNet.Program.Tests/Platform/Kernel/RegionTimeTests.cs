using CareNet.Testing;
using CsCheck;

namespace CareNet.Platform.Tests.Kernel;

public sealed class RegionTimeTests
{
    private readonly TestClock clock = new(new DateTimeOffset(2026, 11, 20, 14, 59, 59, TimeSpan.Zero));

    private RegionTime Japan => RegionTime.In("Asia/Tokyo", clock);

    [Fact]
    public void The_day_changes_at_midnight_of_the_region()
    {
        Japan.Today.ShouldBe(new DateOnly(2026, 11, 20));
        clock.Advance(TimeSpan.FromSeconds(1));
        Japan.Today.ShouldBe(new DateOnly(2026, 11, 21));
        Japan.TimeOf(clock.GetUtcNow()).ShouldBe(TimeOnly.MinValue);
    }

    [Fact]
    public void A_day_starts_and_ends_at_instants_in_utc()
    {
        var day = new DateOnly(2026, 11, 21);

        Japan.StartOf(day).ShouldBe(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        Japan.EndOf(day).ShouldBe(new DateTimeOffset(2026, 11, 21, 15, 0, 0, TimeSpan.Zero));
        Japan.StartOf(day).Offset.ShouldBe(TimeSpan.Zero);
        Japan.InstantOf(day, new TimeOnly(9, 30)).ShouldBe(new DateTimeOffset(2026, 11, 21, 0, 30, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(21, 1)]
    [InlineData(20, 0)]
    [InlineData(18, -2)]
    public void Days_are_counted_on_the_regions_calendar(int due, int days) => Japan.DaysUntil(new DateOnly(2026, 11, due)).ShouldBe(days);

    [Theory]
    [InlineData(3, 29, 1)] // 02:30 is left out: the clocks show 03:30
    [InlineData(10, 25, 0)] // 02:30 comes twice: the first is meant
    public void An_hour_that_summer_time_skips_or_repeats_is_one_instant(int month, int day, int utcHour) =>
        RegionTime
            .In("Europe/Berlin", clock)
            .InstantOf(new DateOnly(2026, month, day), new TimeOnly(2, 30))
            .ShouldBe(new DateTimeOffset(2026, month, day, utcHour, 30, 0, TimeSpan.Zero));

    [Fact]
    public void The_first_and_the_last_date_there_is_have_a_start_and_an_end()
    {
        var japan = RegionTime.In("Asia/Tokyo", TimeProvider.System);
        foreach (var date in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            japan.EndOf(date).ShouldBeGreaterThan(japan.StartOf(date));
        }
    }

    [Theory, InlineData("Asia/Tokyo"), InlineData("Europe/Berlin"), InlineData("Australia/Lord_Howe"), InlineData("America/Sao_Paulo")]
    public void Every_instant_lies_in_its_date_and_a_date_ends_where_the_next_one_starts(string zone)
    {
        var time = RegionTime.In(zone, clock);
        Gen.Long[new DateTime(1970, 1, 1).Ticks, new DateTime(2199, 12, 31).Ticks]
            .Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero))
            .Sample(instant =>
            {
                var date = time.DateOf(instant);

                (time.StartOf(date) <= instant && instant < time.EndOf(date)).ShouldBeTrue($"{zone} {instant:O} {date:O}");
                time.EndOf(date).ShouldBe(time.StartOf(date.AddDays(1)), $"{zone} {date:O}");
            });
    }
}
