using System.Globalization;

namespace CareNet.Web.Text;

/// <summary>Forms count the years as the authorities do: 令和8年11月20日.</summary>
public static class Era
{
    private static readonly CultureInfo Japanese = Calendar();

    public static string Day(DateOnly day) =>
        day.ToDateTime(TimeOnly.MinValue).ToString("ggy年M月d日", Japanese).Replace("和1年", "和元年", StringComparison.Ordinal);

    private static CultureInfo Calendar()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("ja-JP").Clone();
        culture.DateTimeFormat.Calendar = new JapaneseCalendar();
        return culture;
    }
}
