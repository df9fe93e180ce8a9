namespace CareNet.Policy.Settings;

public sealed record PositionSetting(
    [property: Named("記録として扱う", "is a record")] Stated<bool> Record,
    [property: Named("ほかの連絡手段を補う", "supplements other means")] Stated<bool> SupplementsOtherChannels,
    [property: Named("道具のひとつ", "one tool among others")] Stated<bool> OneToolAmongOthers
);

public sealed record EmergencySetting(
    [property: Named("急ぎは電話", "by phone")] Stated<bool> Required,
    [property: Named("MCSの併用", "MCS besides")] Stated<EmergencyMode> Mode
);

public enum EmergencyMode
{
    [Named("MCSの代わりに電話", "phone instead of MCS")]
    PhoneInsteadOfMcs,

    [Named("MCSだけにせず電話", "phone, not MCS alone")]
    PhoneNotMcsAlone,
}

public enum ResponseDuty
{
    [Named("常時の対応は求めない", "none around the clock")]
    None,

    [Named("1日に1度は開く", "open once a day")]
    OpenDaily,
}

public enum PostSignature
{
    [Named("共用IDは職種と氏名を書く", "profession and name for shared IDs")]
    ProfessionAndNameForSharedIds,
}

public enum ProxyEntry
{
    [Named("訪問した人の名を書く", "the visitor's name is required")]
    VisitorNameRequired,
}

public enum SharedContent
{
    [Named("各職種が共有すべきと考えた内容", "what each profession judges should be shared")]
    WhatEachProfessionJudgesShouldBeShared,

    [Named("意図して書いた内容だけ", "what is written on purpose")]
    WhatIsWrittenOnPurpose,

    [Named("そのグループの患者のことだけ", "only the patient of the group")]
    OnlyThePatientOfTheGroup,
}

public enum PurposeLimit
{
    [Named("事業所が決めた目的", "purposes set by the facility")]
    PurposesSetByFacility,

    [Named("在宅医療のための多職種の仕事", "multi-profession work for home care")]
    MultiProfessionWorkForHomeCare,
}
