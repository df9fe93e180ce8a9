using CareNet.Policy.Settings;

namespace CareNet.Policy.Rules;

/// <summary>The roles that policies speak of, whatever the region calls them.</summary>
public enum PolicyRole
{
    [Named("すべての人", "everyone")]
    Everyone,

    [Named("医師会", "the association")]
    Association,

    [Named("事務局", "the secretariat")]
    Secretariat,

    [Named("運営委員会", "the committee")]
    Committee,

    [Named("市", "the city")]
    City,

    [Named("運営会社", "the operator")]
    Operator,

    [Named("事業所", "the facility")]
    Facility,

    [Named("事業所の長", "the facility head")]
    FacilityHead,

    [Named("事業所の管理者", "the facility administrator")]
    FacilityAdministrator,

    [Named("連携元", "the host facility")]
    HostFacility,

    [Named("グループの管理者", "the group manager")]
    GroupManager,

    [Named("ユーザー", "users")]
    User,

    [Named("主治医", "the attending doctor")]
    AttendingDoctor,

    [Named("医師", "doctors")]
    Doctor,

    [Named("ケアマネジャー", "care managers")]
    CareManager,

    [Named("患者さん", "the patient")]
    Patient,

    [Named("家族", "the family")]
    Family,
}
