using CareNet.Platform;
using CareNet.Policy.Rules;

namespace CareNet.Policy.Settings;

public sealed record HostFacilitySetting(
    [property: Named("連携元になるところ", "who is the host")] Stated<HostFacility> Kind,
    [property: Named("呼び名", "the region's word")] Stated<string> Term
);

public sealed record InvitationApprovalSetting(
    [property: Named("承認する人", "approved by")] Stated<IReadOnlyList<PolicyRole>> By,
    [property: Named("承認が要る場合", "needed")] Stated<ApprovalNeeded> When
);

public sealed record MembershipReviewSetting(
    [property: Named("間隔", "interval", Unit = "日|days")] Stated<int> Days,
    [property: Named("間隔（文面）", "interval in words")] Stated<string> Text,
    [property: Named("見直す人", "done by")] Stated<IReadOnlyList<PolicyRole>> By
);

public sealed record LeavingSetting(
    [property: Named("自分で抜ける", "members leave by themselves")] Stated<bool> Self,
    [property: Named("外す人", "removed by")] Stated<IReadOnlyList<PolicyRole>> RemovedBy
);

public sealed record EndOfCareSetting(
    [property: Named("グループの扱い", "the group is")] Stated<EndOfCare> What,
    [property: Named("行う人", "done by")] Stated<IReadOnlyList<PolicyRole>> By
);

public sealed record AllUsersGroupSetting(
    [property: Named("名前", "name")] Stated<string> Name,
    [property: Named("入る人", "members")] Stated<Phrase> MemberRule,
    [property: Named("個別の支援方針", "individual care plans")] Stated<Permission> IndividualCareInfo
);

public sealed record DoctorsGroupSetting(
    [property: Named("名前", "name")] Stated<string> Name,
    [property: Named("入る人", "members")] Stated<Phrase> MemberRule
);

public enum HostFacility
{
    [Named("患者さんを受け持つ事業所", "the facility in charge of the patient")]
    FacilityInCharge,

    [Named("受け持ちの医師の医療機関", "the medical institution of the doctor in charge")]
    MedicalInstitutionOfDoctorInCharge,
}

public enum InitialMembers
{
    [Named("必要な人だけ", "only who needs access")]
    NeedToKnow,

    [Named("事業所の職員全員（外せる）", "all staff of the facility, who can be taken out")]
    AllStaffOfFacilityPreselected,
}

public enum Invitees
{
    [Named("登録された医療・介護職", "registered care staff")]
    RegisteredCareStaff,

    [Named("情報が要る内外の従事者", "staff inside or outside who need access")]
    StaffNeedingAccessInsideOrOutside,

    [Named("医療・介護の関係者だけ", "medical and care staff only")]
    MedicalAndCareStaffOnly,

    [Named("情報が要る従事者", "staff who need access")]
    StaffNeedingAccess,
}

public enum ApprovalNeeded
{
    [Named("いつも", "always")]
    Always,

    [Named("管理者でない人が招いたとき", "when a non-manager invites")]
    InvitedByNonManager,

    [Named("要らない", "never")]
    Never,
}

public enum EndOfCare
{
    [Named("削除する", "deleted")]
    Delete,

    [Named("保管庫へ移す", "archived")]
    Archive,
}
