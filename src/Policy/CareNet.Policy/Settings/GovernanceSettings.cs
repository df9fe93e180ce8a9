using CareNet.Policy.Rules;

namespace CareNet.Policy.Settings;

public sealed record DeviceLossSetting(
    [property: Named("知らせる先", "told to")] Stated<PolicyRole> ReportTo,
    [property: Named("手順", "steps")] Stated<IReadOnlyList<LossStep>> Steps
);

public sealed record RosterSetting(
    [property: Named("作るところ", "kept by")] Stated<PolicyRole> KeptBy,
    [property: Named("載せるもの", "holds")] Stated<IReadOnlyList<RosterContent>> Content
);

public sealed record FurtherRulesSetting(
    [property: Named("決めるところ", "made by")] Stated<PolicyRole> By,
    [property: Named("名前", "name")] Stated<string> Name
);

/// <summary>A sanction against somebody who breaks the policy, with the roles that may decide on it and its ground.</summary>
public sealed record SanctionSetting(IReadOnlyList<PolicyRole> By, StatedSanction What, StatedSanctionGround When);

public enum LossStep
{
    [Named("知らせる", "report")]
    Report,

    [Named("指示に従う", "follow the instructions")]
    FollowInstructions,

    [Named("別の機器でパスワードを替える", "change the password from another device")]
    ChangePasswordFromOtherDevice,

    [Named("事務局に電話かメール", "phone or mail the secretariat")]
    ReportToSecretariatByPhoneOrMail,

    [Named("運営会社による停止", "suspension by the operator")]
    SuspendThroughOperator,

    [Named("携帯会社の遠隔ロック", "remote lock by the carrier")]
    CarrierRemoteLock,
}

public enum StatedSanction
{
    [Named("停止", "suspend")]
    Suspend,

    [Named("利用の制限・禁止", "restrict or forbid use")]
    RestrictOrForbidUse,

    [Named("グループから外す", "expel from the group")]
    ExpelFromGroup,

    [Named("注意・指導", "warn and instruct")]
    WarnAndInstruct,

    [Named("登録の削除", "delete the registration")]
    DeleteRegistration,
}

public enum StatedSanctionGround
{
    [Named("不正な利用", "misuse")]
    Misuse,

    [Named("故意の漏えい", "intentional leak")]
    IntentionalLeak,

    [Named("方針・法令・公序良俗に反する利用", "use against policy, law or public order")]
    UseAgainstPolicyLawOrPublicOrder,

    [Named("注意に従わない", "warning not followed")]
    WarningNotFollowed,
}

public enum Damages
{
    [Named("誠実に話し合う（事業所の誓約）", "talks in good faith (facility pledge)")]
    TalksInGoodFaith,

    [Named("事業所に償う（職員の誓約）", "compensate the facility (staff pledge)")]
    CompensateFacility,

    [Named("所属事業所の規定による賠償", "liability under the own facility's rules")]
    LiabilityUnderOwnFacilityRules,
}

public enum RosterContent
{
    [Named("管理者", "facility administrators")]
    FacilityAdministrators,

    [Named("IDを持つ人", "ID holders")]
    IdHolders,

    [Named("申請書", "applications")]
    Applications,

    [Named("利用者", "users")]
    Users,

    [Named("グループ", "groups")]
    Groups,

    [Named("グループの管理者", "group managers")]
    GroupManagers,
}

public enum Statistics
{
    [Named("事務局が集計・分析する", "compiled and analysed by the secretariat")]
    UsageCompiledAndAnalysedBySecretariat,
}
