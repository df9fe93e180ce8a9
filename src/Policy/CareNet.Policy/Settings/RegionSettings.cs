using CareNet.Policy.Rules;
using static CareNet.Policy.Settings.SettingTopic;

namespace CareNet.Policy.Settings;

/// <summary>
/// The matters that a region's policy settles, field by field. Each field says whether the region states it, CareNet assumes it, or nobody
/// says anything. The names are the keys of the policy files.
/// </summary>
public sealed record RegionSettings
{
    [Topic(Accounts), Named("パスワード", "Password")]
    public required PasswordSetting Password { get; init; }

    [Topic(Devices), Named("端末のパスワード", "Device password")]
    public required DevicePasswordSetting DevicePassword { get; init; }

    [Topic(Accounts), Named("ブラウザーへのパスワード保存", "Browser saves the password")]
    public required Stated<Permission> BrowserSavesPassword { get; init; }

    [Topic(Accounts), Named("IDの共用", "Shared accounts")]
    public required SharedAccountsSetting SharedAccounts { get; init; }

    [Topic(Accounts), Named("ログイン失敗時のロック", "Lockout")]
    public required LockoutSetting Lockout { get; init; }

    [Topic(Accounts), Named("ログアウト", "Logout")]
    public required LogoutSetting Logout { get; init; }

    [Topic(Devices), Named("私物の端末", "Private devices")]
    public required ByodSetting Byod { get; init; }

    [Topic(Devices), Named("持ち出し", "Taking out")]
    public required TakeOutSetting TakeOut { get; init; }

    [Topic(Devices), Named("ダウンロード・複写・画面撮影", "Download, copy, screenshot")]
    public required Stated<Permission> Downloads { get; init; }

    [Topic(Devices), Named("ウイルス対策", "Malware")]
    public required MalwareSetting Malware { get; init; }

    [Topic(Devices), Named("端末を使う人", "Who shares a device")]
    public required Stated<DeviceSharing> DeviceSharing { get; init; }

    [Topic(Devices), Named("回線", "Network")]
    public required NetworkSetting Network { get; init; }

    [Topic(Devices), Named("端末のサービス", "Device services")]
    public required DeviceServicesSetting DeviceServices { get; init; }

    [Topic(Incidents), Named("端末の紛失", "Lost device")]
    public required DeviceLossSetting DeviceLoss { get; init; }

    [Topic(Incidents), Named("事故の報告先", "Incidents are reported to")]
    public required Stated<PolicyRole> IncidentReportTo { get; init; }

    [Topic(Consent), Named("同意が必要か", "Consent is required")]
    public required Stated<bool> ConsentRequired { get; init; }

    [Topic(Consent), Named("同意の方法", "Forms of consent")]
    public required ConsentFormsSetting ConsentForms { get; init; }

    [Topic(Consent), Named("同意を得る人", "Consent is obtained by")]
    public required Stated<IReadOnlyList<ConsentTaker>> ConsentObtainedBy { get; init; }

    [Topic(Consent), Named("同意をする人", "Consent is given by")]
    public required Stated<IReadOnlyList<PolicyRole>> ConsentFrom { get; init; }

    [Topic(Consent), Named("同意が要らない場合", "No new consent where")]
    public required Stated<IReadOnlyList<ConsentWaiver>> ConsentWaivers { get; init; }

    [Topic(Consent), Named("患者さんの控え", "Copy for the patient")]
    public required Stated<PatientCopy> CopyToPatient { get; init; }

    [Topic(Consent), Named("利用目的の一覧", "List of purposes")]
    public required Stated<IReadOnlyList<string>> PurposesOfUse { get; init; }

    [Topic(Groups), Named("連携元", "Host facility")]
    public required HostFacilitySetting HostFacility { get; init; }

    [Topic(Groups), Named("1グループに1患者", "One patient per group")]
    public required Stated<bool> OnePatientPerGroup { get; init; }

    [Topic(Groups), Named("最初の参加者", "First members")]
    public required Stated<InitialMembers> InitialMembers { get; init; }

    [Topic(Groups), Named("招待できる人", "Who can be invited")]
    public required Stated<Invitees> Invitees { get; init; }

    [Topic(Groups), Named("招待の承認", "Approval of invitations")]
    public required InvitationApprovalSetting InvitationApproval { get; init; }

    [Topic(Groups), Named("招待を断れる", "Invitations can be declined")]
    public required Stated<bool> DeclineInvitation { get; init; }

    [Topic(Groups), Named("参加者の見直し", "Membership review")]
    public required MembershipReviewSetting MembershipReviewDays { get; init; }

    [Topic(Groups), Named("担当を離れたとき", "Off the case")]
    public required LeavingSetting LeaveWhenOffTheCase { get; init; }

    [Topic(Groups), Named("支援の終了", "End of care")]
    public required EndOfCareSetting EndOfCare { get; init; }

    [Topic(Groups), Named("全員のグループ", "All-users group")]
    public required AllUsersGroupSetting AllUsersGroup { get; init; }

    [Topic(Groups), Named("医師のグループ", "Doctors' group")]
    public required DoctorsGroupSetting DoctorsGroup { get; init; }

    [Topic(Registration), Named("使える事業所の種類", "Eligible facilities")]
    public required Stated<IReadOnlyList<FacilityType>> EligibleFacilityTypes { get; init; }

    [Topic(Registration), Named("使える人", "Eligible persons")]
    public required Stated<IReadOnlyList<Eligibility>> EligiblePersons { get; init; }

    [Topic(Registration), Named("利用の申込み", "Application")]
    public required ApplicationSetting Application { get; init; }

    [Topic(Registration), Named("利用をやめるとき", "Withdrawal")]
    public required Stated<Withdrawal> Withdrawal { get; init; }

    [Topic(Accounts), Named("IDを出すところ", "IDs are issued by")]
    public required Stated<PolicyRole> IdIssuedBy { get; init; }

    [Topic(Accounts), Named("IDを消すところ", "IDs are deleted by")]
    public required Stated<PolicyRole> IdDeletedBy { get; init; }

    [Topic(Registration), Named("事業所の管理者", "Facility administrator")]
    public required FacilityAdminSetting FacilityAdmin { get; init; }

    [Topic(Registration), Named("誓約書", "Pledges")]
    public required PledgesSetting Pledges { get; init; }

    [Topic(Registration), Named("研修", "Training")]
    public required TrainingSetting Training { get; init; }

    [Topic(Posting), Named("MCSの位置づけ", "Position of MCS")]
    public required PositionSetting Position { get; init; }

    [Topic(Posting), Named("緊急の連絡", "Emergencies")]
    public required EmergencySetting EmergencyByPhoneOnly { get; init; }

    [Topic(Posting), Named("返事の義務", "Duty to respond")]
    public required Stated<ResponseDuty> ResponseDuty { get; init; }

    [Topic(Posting), Named("書き出しの決まり", "Prefixes of posts")]
    public required Stated<IReadOnlyList<string>> PostPrefixes { get; init; }

    [Topic(Posting), Named("名乗り方", "Signature of posts")]
    public required Stated<PostSignature> PostSignature { get; init; }

    [Topic(Posting), Named("代理の投稿", "Proxy entries")]
    public required Stated<ProxyEntry> ProxyEntry { get; init; }

    [Topic(Posting), Named("投稿前の確認", "Confirmation before posting")]
    public required Stated<bool> ConfirmBeforePost { get; init; }

    [Topic(Posting), Named("共有する内容", "What is shared")]
    public required Stated<SharedContent> SharedContent { get; init; }

    [Topic(Registration), Named("プロフィール", "Profile")]
    public required ProfileSetting Profile { get; init; }

    [Topic(Posting), Named("了解の印", "Acknowledgement")]
    public required Stated<bool> Acknowledgement { get; init; }

    [Topic(Posting), Named("使える目的の範囲", "Limits of purpose")]
    public required Stated<PurposeLimit> PurposeLimit { get; init; }

    [Topic(Incidents), Named("違反への対応", "Sanctions")]
    public required Stated<IReadOnlyList<SanctionSetting>> Sanctions { get; init; }

    [Topic(Incidents), Named("損害", "Damages")]
    public required Stated<IReadOnlyList<Damages>> Damages { get; init; }

    [Topic(Incidents), Named("保険", "Insurance")]
    public required Stated<Demand> Insurance { get; init; }

    [Topic(Governance), Named("相談の窓口", "Desk for questions")]
    public required Stated<string> ContactDesk { get; init; }

    [Topic(Governance), Named("苦情の窓口", "Complaints go to")]
    public required Stated<PolicyRole> Complaints { get; init; }

    [Topic(Governance), Named("名簿", "Roster")]
    public required RosterSetting Roster { get; init; }

    [Topic(Governance), Named("利用の集計", "Statistics")]
    public required Stated<Statistics> Statistics { get; init; }

    [Topic(Governance), Named("従う指針", "Guidelines to follow")]
    public required Stated<IReadOnlyList<string>> Guidelines { get; init; }

    [Topic(Governance), Named("別の定め", "Further rules")]
    public required FurtherRulesSetting FurtherRules { get; init; }

    /// <summary>Remarks of the region's file, by the key of the setting.</summary>
    [Named("設定への注記", "remarks on settings")]
    public required IReadOnlyDictionary<string, CareNet.Platform.Phrase> Remarks { get; init; }
}
