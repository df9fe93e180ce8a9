using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>Rows of a file as lines of the list. The first row names the columns, in any order.</summary>
internal static class UserRows
{
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["氏名"] = "name",
        ["名前"] = "name",
        ["name"] = "name",
        ["ふりがな"] = "kana",
        ["フリガナ"] = "kana",
        ["kana"] = "kana",
        ["性別"] = "gender",
        ["gender"] = "gender",
        ["職種"] = "profession",
        ["profession"] = "profession",
        ["メール"] = "mail",
        ["メールアドレス"] = "mail",
        ["mail"] = "mail",
        ["e-mail"] = "mail",
    };

    private static readonly Dictionary<string, Profession> Professions = new()
    {
        ["医師"] = Profession.Doctor,
        ["歯科医師"] = Profession.Dentist,
        ["薬剤師"] = Profession.Pharmacist,
        ["看護師"] = Profession.Nurse,
        ["准看護師"] = Profession.Nurse,
        ["保健師"] = Profession.PublicHealthNurse,
        ["助産師"] = Profession.Midwife,
        ["理学療法士"] = Profession.PhysicalTherapist,
        ["作業療法士"] = Profession.OccupationalTherapist,
        ["言語聴覚士"] = Profession.SpeechTherapist,
        ["歯科衛生士"] = Profession.DentalHygienist,
        ["管理栄養士"] = Profession.Dietitian,
        ["栄養士"] = Profession.Dietitian,
        ["ケアマネジャー"] = Profession.CareManager,
        ["介護支援専門員"] = Profession.CareManager,
        ["介護職"] = Profession.CareWorker,
        ["介護福祉士"] = Profession.CareWorker,
        ["社会福祉士"] = Profession.SocialWorker,
        ["相談員"] = Profession.SocialWorker,
        ["医療事務"] = Profession.MedicalClerk,
        ["行政職員"] = Profession.CityOfficer,
    };

    /// <summary>Nothing where the first row names neither a name nor an address.</summary>
    public static List<ListedUser>? Of(IReadOnlyList<string[]> rows)
    {
        var heads = rows.FirstOrDefault()?.Select(head => Columns.GetValueOrDefault(head.Folded().ToLowerInvariant())).ToList() ?? [];
        return heads.Contains("name") && heads.Contains("mail") && heads.Contains("profession")
            ?
            [
                .. rows.Skip(1)
                    .Select(row => User(column => heads.IndexOf(column) is var at && at >= 0 && at < row.Length ? row[at] : null)),
            ]
            : null;
    }

    private static ListedUser User(Func<string, string?> cell)
    {
        var profession = cell("profession")?.Folded() ?? "";
        var known = Professions.TryGetValue(profession, out var found);
        return new(
            cell("name") ?? "",
            cell("kana"),
            cell("gender") switch
            {
                "女" or "女性" => Gender.Female,
                "男" or "男性" => Gender.Male,
                "その他" or "そのほか" or "回答しない" => Gender.Other,
                _ => null,
            },
                // Another profession is one too; none at all is a mistake.
                known ? found
                : profession.Length > 0 ? Profession.Other
                : (Profession)(-1),
            known || profession.Length == 0 ? null : profession,
            cell("mail") ?? ""
        );
    }
}
