using System.Globalization;
using CareNet.Platform;

namespace CareNet.Web.Text;

public enum Theme
{
    Auto,
    Light,
    Dark,
}

/// <summary>The person who reads the page being rendered, with their language, theme and time.</summary>
public sealed class Reader(Language language, Theme theme, TimeProvider clock)
{
    /// <summary>People see Japan time wherever the machine stands.</summary>
    public static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public Language Language { get; } = language;

    public Theme Theme { get; } = theme;

    /// <summary>The language tag for <c>html lang</c>.</summary>
    public string Tag => Language == Language.En ? "en" : "ja";

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == Language.En ? "en-GB" : "ja-JP");

    /// <summary>Both texts stand side by side at the place where they are read, so neither can be missing.</summary>
    public string Say(string ja, string en) => Language == Language.En ? en : ja;

    public string Say(Phrase phrase) => phrase.In(Language);

    public string When(DateTimeOffset at, TimeZoneInfo? zone = null) => Moment.Said(at, clock.GetUtcNow(), zone ?? Japan, Language);

    public string Day(DateOnly day) =>
        Moment.Day(day, Language, withYear: day.Year != TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Japan).Year);
}
