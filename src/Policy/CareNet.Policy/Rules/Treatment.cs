using CareNet.Platform;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Rules;

/// <summary>The way in which one module of CareNet deals with a rule.</summary>
public sealed record Treatment(PolicyModule Module, TreatmentKind How, Phrase What);

public enum PolicyModule
{
    [Named("登録", "Registration")]
    Registration,

    [Named("グループ", "Groups")]
    Groups,

    [Named("同意", "Consent")]
    Consent,

    [Named("安全管理", "Security")]
    Security,

    [Named("相談ボット", "Bot")]
    Bot,
}

public enum TreatmentKind
{
    /// <summary>The software refuses or acts by itself.</summary>
    [Named("しくみで守る", "enforces")]
    Enforce,

    [Named("記録する", "records")]
    Record,

    [Named("知らせる", "reminds")]
    Remind,

    [Named("表示する", "shows")]
    Show,

    [Named("印刷する", "prints")]
    Print,

    [Named("答える", "answers")]
    Answer,
}
