using CareNet.Platform;

namespace CareNet.Policy.Settings;

/// <summary>The least and the greatest value that CareNet accepts for one number, because no policy may switch security off.</summary>
public sealed record SettingBound(string Key, int Least, int Most)
{
    public int Clamp(int value) => Math.Clamp(value, Least, Most);
}

/// <summary>
/// The bounds of the numbers in a policy. A draft beyond one is refused; an edition that is in force already is held to it where the number
/// is used, so that no policy switches a protection off.
/// </summary>
public static class SettingBounds
{
    public static SettingBound PasswordLength { get; } = new("password.minLength", 8, 64);

    public static SettingBound PasswordDays { get; } = new("password.maxAgeDays", 30, 1095);

    public static SettingBound DevicePasswordLength { get; } = new("devicePassword.minLength", 4, 64);

    public static SettingBound LockoutAttempts { get; } = new("lockout.attempts", 3, 20);

    public static SettingBound LockoutMinutes { get; } = new("lockout.minutes", 5, 1440);

    public static SettingBound IdleMinutes { get; } = new("logout.idleMinutes", 3, 240);

    public static SettingBound ReviewDays { get; } = new("membershipReviewDays.days", 7, 400);

    public static SettingBound TrainingDays { get; } = new("training.intervalDays", 30, 1095);

    public static IReadOnlyList<SettingBound> All { get; } =
    [PasswordLength, PasswordDays, DevicePasswordLength, LockoutAttempts, LockoutMinutes, IdleMinutes, ReviewDays, TrainingDays];

    /// <summary>One sentence per number beyond its bound, naming both.</summary>
    public static IEnumerable<Phrase> BrokenBy(RegionSettings settings) =>
        from field in SettingsCatalogue.Of(settings)
        where field.Value.Shown is int
        join bound in All on field.Key equals bound.Key
        let value = (int)field.Value.Shown!
        where value != bound.Clamp(value)
        select new Phrase(
            $"「{field.Name.Ja}」は{bound.Least}～{bound.Most}{field.Unit?.Ja}の間で定めてください（いまは{value}）。",
            $"'{field.Name.En}' has to lie between {bound.Least} and {bound.Most} {field.Unit?.En} (it is {value})."
        );
}
