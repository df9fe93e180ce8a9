using CareNet.Platform.Jobs;
using Cronos;

namespace CareNet.Platform.Tests.Jobs;

public class ScheduleTests
{
    [Theory]
    [InlineData("40 3 * * *")]
    [InlineData("*/15 8-18 * * 1-5")]
    [InlineData("0 9 L * *")]
    [InlineData("0 9 LW * *")]
    [InlineData("0 9 * * MON#2")]
    [InlineData("0,30 9 1,15 JAN-JUN/2 *")]
    [InlineData("*/2 * * * * *")]
    [InlineData("0 9 29 2 *")]
    [InlineData("@daily")]
    public void What_Hangfire_understands_is_taken_as_it_is(string cron) => new JobSchedule("purge", cron).Cron.ShouldBe(cron);

    [Theory]
    [InlineData("")]
    [InlineData("40 3 * *")]
    [InlineData("0 0 3 * * * 2026")]
    [InlineData("60 3 * * *")]
    [InlineData("60 0 3 * * *")]
    [InlineData("0 24 * * *")]
    [InlineData("0 3 0 * *")]
    [InlineData("0 3 * 13 *")]
    [InlineData("0 3 * * 8")]
    [InlineData("*/0 * * * *")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("-1 * * * *")]
    [InlineData("@often")]
    public void What_Hangfire_cannot_read_is_refused(string cron) =>
        Should.Throw<CronFormatException>(() => new JobSchedule("purge", cron));

    [Fact]
    public void A_day_that_never_comes_is_refused() => Should.Throw<FormatException>(() => new JobSchedule("purge", "0 9 31 4,6 *"));

    [Theory]
    [InlineData("Purge")]
    [InlineData("purge leftovers")]
    [InlineData("")]
    public void A_bad_id_is_refused(string id) => Should.Throw<ArgumentException>(() => new JobSchedule(id, "40 3 * * *"));

    [Fact]
    public void An_unknown_time_zone_is_refused() =>
        Should.Throw<TimeZoneNotFoundException>(() => new JobSchedule("purge", "40 3 * * *", "Asia/Okayama"));
}
