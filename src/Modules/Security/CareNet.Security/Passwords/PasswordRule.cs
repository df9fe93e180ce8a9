using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Security.Contracts;

namespace CareNet.Security.Passwords;

/// <summary>
/// The requirements for a password in one region today: the region's words, or the Ministry's newer guidance where it was chosen.
/// </summary>
public sealed record PasswordRule(
    int MinLength,
    bool LettersAndDigits,
    bool Symbols,
    int? MaxAgeDays,
    bool FollowsGuideline,
    IReadOnlyList<string> Rules
)
{
    public const int Longest = 128;

    /// <summary>Examples of the Ministry's guideline, edition 6: eight characters of all kinds, changed within two months.</summary>
    private static readonly PasswordRule Guideline = new(8, true, true, 60, true, []);

    public static PasswordRule Of(RegionPolicy? policy, bool followsGuideline)
    {
        if (policy?.Settings.Password is not { } password)
        {
            return Guideline;
        }

        var own = new PasswordRule(
            SettingBounds.PasswordLength.Clamp(password.MinLength.Or(0)),
            password.LettersAndDigits.Is(true),
            password.Symbols.Is(true),
            password.MaxAgeDays.IsKnown ? SettingBounds.PasswordDays.Clamp(password.MaxAgeDays.Value) : null,
            false,
            [.. password.MinLength.Rules.Concat(password.LettersAndDigits.Rules).Concat(password.MaxAgeDays.Rules).Distinct()]
        );
        return followsGuideline
            ? own with
            {
                MinLength = Math.Max(own.MinLength, Guideline.MinLength),
                LettersAndDigits = true,
                Symbols = true,
                MaxAgeDays = Math.Min(own.MaxAgeDays ?? int.MaxValue, Guideline.MaxAgeDays!.Value),
                FollowsGuideline = true,
            }
            : own;
    }

    public PasswordRequirements AsDemand() => new(MinLength, LettersAndDigits, Symbols, MaxAgeDays, FollowsGuideline, Rules);

    /// <summary>The time by which the password has to be changed; null if nobody says how often.</summary>
    public DateTimeOffset? DueAfter(DateTimeOffset setAt) => MaxAgeDays is { } days ? setAt.AddDays(days) : null;

    [Rule("misato/11-3", How = "enforce"), Rule("miyazaki/17-3", How = "enforce"), Rule("nishitokyo/11-3", How = "enforce")]
    [Rule("okayama/3-1", How = "enforce"), Rule("osaki/10-1", How = "enforce")]
    [Rule("misato/11", How = "enforce"), Rule("nishitokyo/11", How = "enforce")]
    public Error? Refuses(string password, IEnumerable<string> contextWords) =>
        password.Length < MinLength ? SecurityErrors.PasswordTooShort(MinLength)
        : password.Length > Longest ? SecurityErrors.PasswordTooLong(Longest)
        : password.Any(char.IsControl) ? SecurityErrors.PasswordUnreadable
        : LettersAndDigits && !(password.Any(char.IsLetter) && password.Any(char.IsDigit)) ? SecurityErrors.PasswordNeedsLettersAndDigits
        : Symbols && password.All(char.IsLetterOrDigit) ? SecurityErrors.PasswordNeedsSymbols
        : GuessableWords.In(password, contextWords) ? SecurityErrors.PasswordGuessable
        : null;
}
