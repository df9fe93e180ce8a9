using CareNet.Platform.Jobs;

namespace CareNet.Platform.Tests.Jobs;

public class CronTests
{
    [Theory]
    [InlineData("40 3 * * *")]
    [InlineData("*/15 8-18 * * 1-5")]
    [InlineData("0 9 L * *")]
    [InlineData("0,30 9 1,15 JAN-JUN/2 *")]
    [InlineData("*/2 * * * * *")]
    [InlineData("0 9 29 2 *")]
    public void What_every_scheduler_understands_alike_is_read(string text) => Cron.Parse(text).Text.ShouldBe(text);

    [Fact]
    public void Lists_ranges_steps_and_names_become_the_values_they_stand_for()
    {
        var cron = Cron.Parse("10-50/20,5 */8 * mar,JUN 5-7");

        cron.Seconds.ShouldBe([0]);
        cron.Minutes.ShouldBe([5, 10, 30, 50]);
        cron.Hours.ShouldBe([0, 8, 16]);
        cron.Days.ShouldBeEmpty();
        cron.Months.ShouldBe([3, 6]);
        cron.Weekdays.ShouldBe([0, 5, 6]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("40 3 * *")]
    [InlineData("0 0 3 * * * 2026")]
    [InlineData("60 3 * * *")]
    [InlineData("0 24 * * *")]
    [InlineData("0 3 0 * *")]
    [InlineData("0 3 * 13 *")]
    [InlineData("0 3 * * 8")]
    [InlineData("0 18-8 * * *")]
    [InlineData("5/10 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("0 9 ? * *")]
    [InlineData("0 9 LW * *")]
    [InlineData("0 9 * * 5#2")]
    [InlineData("0 9 1 * MON")]
    [InlineData("0 9 L * MON")]
    [InlineData("0 9 31 4,6 *")]
    [InlineData("@daily")]
    [InlineData("-1 * * * *")]
    public void What_schedulers_read_differently_or_not_at_all_is_refused(string text) => Should.Throw<FormatException>(() => Cron.Parse(text));

    [Theory]
    [InlineData("Purge", "40 3 * * *", "Asia/Tokyo")]
    [InlineData("purge leftovers", "40 3 * * *", "Asia/Tokyo")]
    [InlineData("purge", "40 3 * * *", "Asia/Okayama")]
    public void A_schedule_with_a_bad_id_or_time_zone_is_refused(string id, string cron, string zone) =>
        Should.Throw<ArgumentException>(() => new JobSchedule(id, cron, zone));
}
