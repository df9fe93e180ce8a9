using CareNet.Platform;
using CareNet.Policy.Shared;

namespace CareNet.Policy.Lint;

/// <summary>
/// Findings where public guidance has moved on. A note, no fault of the region: the number in its document stays the floor.
/// </summary>
internal static class GuidanceFindings
{
    public static IEnumerable<Finding> Of(RegionPolicy policy, Vocabulary vocabulary) =>
        Overtaken(policy, vocabulary).Concat(Passwords(policy, vocabulary)).Concat(DevicePasswords(policy, vocabulary));

    private static IEnumerable<Finding> Overtaken(RegionPolicy policy, Vocabulary vocabulary) =>
        from rule in policy.Rules
        from cited in rule.Facts.Cites
        let work = vocabulary.Work(cited)
        where work?.SupersededBy is not null
        let newer = vocabulary.Work(work.SupersededBy!)
        where newer is not null
        group rule.Id by (work, newer) into named
        select new Finding(
            FindingKind.OvertakenGuidance,
            policy.Region,
            [.. named],
            new Phrase(
                $"{named.Key.work.Name.Ja}は {named.Key.work.Until:yyyy年M月d日} に{named.Key.newer.Name.Ja}に替わりました。",
                $"The {named.Key.work.Name.En} was replaced by the {named.Key.newer.Name.En} on {named.Key.work.Until:yyyy-MM-dd}."
            )
        );

    private static IEnumerable<Finding> Passwords(RegionPolicy policy, Vocabulary vocabulary)
    {
        var password = policy.Settings.Password;
        if (!password.MinLength.IsStated)
        {
            return [];
        }

        return from work in vocabulary.Works
            where work.Passwords.Count > 0 && !work.Passwords.Any(Meets)
            select new Finding(
                FindingKind.BehindGuidance,
                policy.Region,
                password.MinLength.Rules,
                new Phrase(
                    $"{work.Name.Ja}が例に挙げるパスワード（記号を含むなど）のどれにも届きません。",
                    $"Meets none of the passwords that the {work.Name.En} gives as examples (symbols, interval, second factor)."
                )
            );

        bool Meets(SoundPassword line) =>
            password.MinLength.Value >= line.MinLength
            && (!line.LettersAndDigits || password.LettersAndDigits is { IsStated: true, Value: true })
            && (!line.Symbols || password.Symbols is { IsStated: true, Value: true })
            && (line.MaxAgeDays is null || (password.MaxAgeDays.IsStated && password.MaxAgeDays.Value <= line.MaxAgeDays))
            && !line.TwoFactor;
    }

    // Devices have no symbols in their settings at all: whoever states a length there states it without them.
    private static IEnumerable<Finding> DevicePasswords(RegionPolicy policy, Vocabulary vocabulary) =>
        from work in vocabulary.Works
        where work.Passwords.Count > 0 && work.Passwords.All(line => line.Symbols) && policy.Settings.DevicePassword.MinLength.IsStated
        select new Finding(
            FindingKind.BehindGuidance,
            policy.Region,
            policy.Settings.DevicePassword.MinLength.Rules,
            new Phrase(
                $"端末の起動パスワードに記号を求めず、{work.Name.Ja}の例に届きません。",
                $"The start-up password of devices needs no symbols, unlike the examples of the {work.Name.En}."
            )
        );
}
