using System.Diagnostics;
using CareNet.Platform;
using CareNet.Screening;

namespace CareNet.Web.Pages.Screening;

/// <summary>The screen's own words for people.</summary>
internal static class ScreeningLabels
{
    private static readonly Dictionary<string, Phrase> Sources = new()
    {
        ["urgency table"] = new("緊急サインの表", "table of urgent signs"),
        ["model"] = new("学習した文例", "learnt examples"),
        ["baseline"] = new("この方の普段の範囲", "the person's own range"),
        ["glucose"] = new("血糖の基準", "glucose limits"),
        ["laboratory"] = new("検査値の基準", "laboratory limits"),
    };

    public static Phrase Heading(Level level) =>
        level switch
        {
            Level.Red => new("今すぐ電話で伝える内容に見えます", "This looks like a phone call now"),
            Level.Amber => new("投稿の前に電話で伝える内容に見えます", "This looks like a phone call before posting"),
            Level.None => new("目印になる言葉は見つかりませんでした", "No known sign was found"),
            _ => throw new UnreachableException($"{level}"),
        };

    public static Phrase ToDo(Level level) =>
        level switch
        {
            Level.Red => new("投稿して待たず、先に電話してください。", "Do not post and wait: phone first."),
            Level.Amber => new("返事を待てるかどうか迷うときは、先に電話してください。", "If in doubt whether it can wait, phone first."),
            Level.None => new("急ぎかどうかは書いた人が判断してください。", "Whether it is urgent is for the author to judge."),
            _ => throw new UnreachableException($"{level}"),
        };

    public static Phrase NameOf(Call call) =>
        call switch
        {
            Call.Emergency => new("119", "119"),
            Call.DoctorOnCall => new("当番の医師", "doctor on call"),
            Call.VisitingNurse => new("訪問看護", "visiting nurse"),
            Call.Facility => new("事業所", "facility"),
            Call.Secretariat => new("事務局", "secretariat"),
            _ => throw new UnreachableException($"{call}"),
        };

    /// <summary>The draft's own language, for screen readers.</summary>
    public static string LanguageOf(string text) => text.Any(c => c > '\u3000') ? "ja" : "en";

    /// <summary>NEWS2, JCS and articles are called as they are.</summary>
    public static Phrase NameOfSource(string source) => Sources.GetValueOrDefault(source, new(source, source));
}
