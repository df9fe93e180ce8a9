using CareNet.Platform;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Lint;

/// <summary>Findings about matters on which the document says nothing: whole topics, dates, whom to phone, numbers.</summary>
internal static class SilenceFindings
{
    // What every care network needs an answer to, by the settings that would hold it.
    private static readonly (Phrase Topic, string[] Settings)[] Needed =
    [
        (new("同意", "consent"), ["consentRequired", "consentForms", "consentObtainedBy"]),
        (new("パスワード", "passwords"), ["password"]),
        (new("招待", "invitations"), ["invitees", "invitationApproval", "initialMembers"]),
        (new("支援の終了", "the end of care"), ["endOfCare"]),
        (new("端末の紛失", "lost devices"), ["deviceLoss"]),
        (new("参加者の見直し", "membership review"), ["membershipReviewDays"]),
        (new("緊急の連絡", "emergencies"), ["emergencyByPhoneOnly"]),
        (new("苦情", "complaints"), ["complaints"]),
    ];

    public static IEnumerable<Finding> Of(RegionPolicy policy) =>
        Topics(policy).Concat(Inside(policy)).Concat(Dates(policy)).Concat(Contacts(policy)).Concat(Numbers(policy));

    private static IEnumerable<Finding> Topics(RegionPolicy policy)
    {
        var stated = SettingsCatalogue.Of(policy.Settings).Where(field => field.Value.IsStated).Select(field => field.Setting).ToHashSet();
        return from needed in Needed
            where !needed.Settings.Any(stated.Contains)
            select new Finding(
                FindingKind.SilentTopic,
                policy.Region,
                [],
                new Phrase($"{needed.Topic.Ja}について定めがありません。", $"Nothing is said on {needed.Topic.En}.")
            );
    }

    private static IEnumerable<Finding> Inside(RegionPolicy policy) =>
        from rule in policy.Rules
        from silent in rule.Facts.SilentOn
        select new Finding(
            FindingKind.SilentOn,
            policy.Region,
            [rule.Id],
            new Phrase($"{silent.Ja}に触れていません。", $"Says nothing on {silent.En}.")
        );

    private static IEnumerable<Finding> Dates(RegionPolicy policy)
    {
        if (policy.Edition.From is null)
        {
            yield return new(
                FindingKind.NoDate,
                policy.Region,
                [],
                new Phrase("日付も改正の記録もありません。", "There is no date and no record of changes.")
            );
        }
        else if (!policy.Edition.IsDayExact)
        {
            yield return new(
                FindingKind.NoDate,
                policy.Region,
                [],
                new Phrase("年度だけで、施行の日がありません。", "Only a year is given, not the day it came into force.")
            );
        }

        if (policy.Facts.NotesPlacedByCaptions)
        {
            yield return new(
                FindingKind.PlacedByCaptions,
                policy.Region,
                [],
                new Phrase(
                    "どの注がどの項目の説明かは、見出しからしか分かりません。",
                    "Which note explains which rule follows from captions only."
                )
            );
        }
    }

    private static IEnumerable<Finding> Contacts(RegionPolicy policy)
    {
        if (policy.Contacts.Count == 0)
        {
            yield return new(FindingKind.NoContact, policy.Region, [], new Phrase("連絡先がありません。", "No contact is given."));
        }
        else if (policy.Contacts.All(contact => contact.Phone is null))
        {
            yield return new(
                FindingKind.NoContact,
                policy.Region,
                [.. policy.Contacts.SelectMany(contact => contact.Source).Distinct()],
                new Phrase("窓口の名はありますが、電話番号がありません。", "A desk is named, but no phone number.")
            );
        }
    }

    private static IEnumerable<Finding> Numbers(RegionPolicy policy)
    {
        var settings = policy.Settings;
        (Stated<string> Words, Stated<int> Number)[] intervals =
        [
            (settings.Password.MaxAgeText, settings.Password.MaxAgeDays),
            (settings.MembershipReviewDays.Text, settings.MembershipReviewDays.Days),
            (settings.Training.IntervalText, settings.Training.IntervalDays),
        ];
        return from interval in intervals
            where interval.Words.IsStated && !interval.Number.IsStated
            select new Finding(
                FindingKind.NoNumber,
                policy.Region,
                interval.Words.Rules,
                new Phrase(
                    $"「{interval.Words.Value}」だけで、数がありません。",
                    $"The interval is only “{interval.Words.Value}”, without a number."
                )
            );
    }
}
