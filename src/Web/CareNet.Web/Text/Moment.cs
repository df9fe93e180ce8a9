using System.Globalization;
using CareNet.Platform;

namespace CareNet.Web.Text;

/// <summary>
/// A time as a colleague says it: relative for today and yesterday only, the year only when it is another one.
/// </summary>
public static class Moment
{
    private const string Weekdays = "日月火水木金土";

    public static string Said(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var day = DateOnly.FromDateTime(local.DateTime);
        var time = local.ToString("H:mm", CultureInfo.InvariantCulture);
        return (today.DayNumber - day.DayNumber, language) switch
        {
            (0, Language.Ja) => $"きょう {time}",
            (1, Language.Ja) => $"きのう {time}",
            (0, _) => $"Today {time}",
            (1, _) => $"Yesterday {time}",
            _ => $"{Day(day, language, withYear: day.Year != today.Year)} {time}",
        };
    }

    public static string Day(DateOnly day, Language language, bool withYear = false) =>
        (language, withYear) switch
        {
            (Language.En, false) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture),
            (Language.En, true) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture),
            (_, false) => $"{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）",
            (_, true) => $"{day.Year}年{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）",
        };
}
