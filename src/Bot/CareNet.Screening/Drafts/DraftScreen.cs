using System.Text.RegularExpressions;
using CareNet.Platform;

namespace CareNet.Screening.Drafts;

public enum DraftMatter
{
    Name,
    Address,
    Phone,
    CarePlan,
    Birthday,
    InsuranceNumber,
}

/// <summary>Characters of a draft that look like something which may not belong there.</summary>
public sealed record DraftFinding(DraftMatter Matter, int Start, int End, string Text, Phrase Why);

/// <summary>
/// General patterns of personal matters in a draft. The screen knows no patient, so it can neither confirm nor deny that a
/// name is somebody's: whoever knows the author's patients compares them elsewhere, in the same wording.
/// </summary>
public static partial class DraftScreen
{
    private const int LongestDraft = 20_000;

    private static readonly (DraftMatter Matter, Regex Pattern, Phrase Why)[] Patterns =
    [
        (DraftMatter.Phone, Phone(), new("電話番号のように見えます", "Looks like a phone number")),
        (DraftMatter.Address, Address(), new("住所のように見えます", "Looks like an address")),
        (DraftMatter.Name, Name(), new("氏名のように見えます", "Looks like a person's name")),
        (DraftMatter.Birthday, Birthday(), new("生年月日のように見えます", "Looks like a date of birth")),
        (DraftMatter.InsuranceNumber, Insurance(), new("被保険者番号のように見えます", "Looks like an insurance number")),
        (DraftMatter.CarePlan, CarePlan(), new("個人のケアプランの内容のように見えます", "Looks like an individual care plan")),
    ];

    public static IReadOnlyList<DraftFinding> Of(string draft)
    {
        var text = draft.Length > LongestDraft ? draft[..LongestDraft] : draft;
        return
        [
            .. Patterns
                .SelectMany(kind =>
                    kind.Pattern.EnumerateMatches(text)
                        .ToList()
                        .Select(match => new DraftFinding(
                            kind.Matter,
                            match.Index,
                            match.Index + match.Length,
                            text.Substring(match.Index, match.Length),
                            kind.Why
                        ))
                )
                .OrderBy(finding => finding.Start),
        ];
    }

    private static List<(int Index, int Length)> ToList(this Regex.ValueMatchEnumerator matches)
    {
        var list = new List<(int, int)>();
        foreach (var match in matches)
        {
            list.Add((match.Index, match.Length));
        }

        return list;
    }

    // Without backtracking: no text can make a search slow.
    [GeneratedRegex(
        @"[0０][0-9０-９]{1,4}[-－ー‐−(（ ][0-9０-９]{1,4}[-－ー‐−)） ][0-9０-９]{3,4}|[0０][789７８９][0０][0-9０-９]{8}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?:〒\s?[0-9０-９]{3}[-－−][0-9０-９]{4})|"
            + @"[一-龥]{1,4}[都道府県市郡区][一-龥ぁ-んァ-ヶ]{1,10}?(?:[0-9０-９一二三四五六七八九十]{1,4}(?:丁目|番地?|[-－−])){1,2}[0-9０-９]{0,4}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?:氏名|お名前|患者名|利用者名|本名)\s?[:：は]?\s?[一-龥ぁ-んァ-ヶ]{2,8}|[一-龥]{1,3}[ 　][一-龥]{1,3}(?:様|さん|氏|殿|くん|ちゃん)",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Name();

    [GeneratedRegex(
        @"(?:生年月日|誕生日|生まれ|DOB)\s?[:：は]?\s?(?:明治|大正|昭和|平成|令和|[MTSHR])?"
            + @"[0-9０-９元]{1,4}[年./-][0-9０-９]{1,2}[月./-][0-9０-９]{1,2}日?|"
            + @"(?:明治|大正|昭和)[0-9０-９元]{1,2}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:生|生まれ)",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Birthday();

    [GeneratedRegex(
        @"(?:被保険者番号|保険者番号|受給者番号|マイナンバー|個人番号|記号番号)\s?[:：は]?\s?[0-9０-９A-Za-z-]{4,14}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Insurance();

    [GeneratedRegex(
        @"第[1-7１-７]表|居宅サービス計画書|ケアプラン原案|サービス利用票|(?:長期|短期)目標\s?[:：「(（]|総合的な援助の方針",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex CarePlan();
}
