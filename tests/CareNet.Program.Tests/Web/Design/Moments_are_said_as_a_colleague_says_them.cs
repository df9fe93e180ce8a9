using CareNet.Platform;
using CareNet.Web.Text;

namespace CareNet.Web.Tests.Design;

public sealed class Moments_are_said_as_a_colleague_says_them
{
    /// <summary>21 November 2026, 00:10 in Japan; in London it is still the 20th.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-21T00:05:00+09:00", "きょう 0:05", "Today 0:05")]
    [InlineData("2026-11-20T16:20:00+09:00", "きのう 16:20", "Yesterday 16:20")]
    [InlineData("2026-11-19T14:05:00+09:00", "11月19日（木） 14:05", "Thu 19 Nov 14:05")]
    [InlineData("2026-11-22T09:00:00+09:00", "11月22日（日） 9:00", "Sun 22 Nov 9:00")]
    [InlineData("2025-12-31T23:59:00+09:00", "2025年12月31日（水） 23:59", "Wed 31 Dec 2025 23:59")]
    public void In_both_languages_by_the_clock_of_Japan(string at, string ja, string en)
    {
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Moment.Said(moment, Now, Reader.Japan, Language.Ja).ShouldBe(ja);
        Moment.Said(moment, Now, Reader.Japan, Language.En).ShouldBe(en);
    }

    [Fact]
    public void Another_zone_has_its_own_midnight()
    {
        var moment = new DateTimeOffset(2026, 11, 20, 14, 5, 0, TimeSpan.Zero);
        Moment.Said(moment, Now, Reader.Japan, Language.En).ShouldBe("Yesterday 23:05");
        Moment.Said(moment, Now, TimeZoneInfo.Utc, Language.En).ShouldBe("Today 14:05");
    }
}
