using CareNet.Policy.Rules;

namespace CareNet.Policy.Settings;

public sealed record ApplicationSetting(
    [property: Named("書類", "papers")] Stated<IReadOnlyList<string>> Forms,
    [property: Named("出す人", "filed by")] Stated<IReadOnlyList<PolicyRole>> FiledBy,
    [property: Named("出す先", "filed with")] Stated<PolicyRole> FiledWith,
    [property: Named("決める人", "decided by")] Stated<PolicyRole> DecidedBy
);

public sealed record FacilityAdminSetting(
    [property: Named("置く", "appointed")] Stated<bool> Required,
    [property: Named("呼び名", "the region's word")] Stated<string> Term
);

public sealed record PledgesSetting(
    [property: Named("事業所の誓約", "by the facility")] Stated<string> Facility,
    [property: Named("職員の誓約", "by the staff")] Stated<string> Staff,
    [property: Named("既にあれば不要", "waived where one exists")] Stated<bool> StaffWaivedIfExisting
);

public sealed record TrainingSetting(
    [property: Named("行う人", "held by")] Stated<IReadOnlyList<PolicyRole>> By,
    [property: Named("受ける人", "held for")] Stated<IReadOnlyList<PolicyRole>> For,
    [property: Named("間隔", "interval", Unit = "日|days")] Stated<int> IntervalDays,
    [property: Named("間隔（文面）", "interval in words")] Stated<string> IntervalText
);

public sealed record ProfileSetting(
    [property: Named("職種", "profession")] Stated<bool> Profession,
    [property: Named("顔写真", "photo")] Stated<bool> Photo,
    [property: Named("実名", "real name")] Stated<bool> RealName,
    [property: Named("写真付き証明書", "photo identification")] Stated<bool> PhotoIdRegistered
);

public enum Withdrawal
{
    [Named("届け出る", "notice")]
    Notice,
}

public enum Eligibility
{
    [Named("市内で地域包括ケアに関わる人", "work in integrated care in the city")]
    IntegratedCareWorkInCity,

    [Named("市外の医療・介護職で連携が要る人", "medical or care staff outside the city who need to collaborate")]
    MedicalOrCareStaffOutsideCityNeedingCollaboration,

    [Named("事務局が認めた人", "approved by the secretariat")]
    ApprovedBySecretariat,
}

public enum FacilityType
{
    [Named("病院・診療所", "hospital or clinic")]
    HospitalOrClinic,

    [Named("歯科", "dental practice")]
    Dental,

    [Named("薬局", "pharmacy")]
    Pharmacy,

    [Named("地域包括支援センター", "community support center")]
    CommunitySupportCenter,

    [Named("居宅介護支援", "home care support office")]
    HomeCareSupport,

    [Named("訪問介護", "home-visit care")]
    HomeVisitCare,

    [Named("訪問入浴介護", "home-visit bathing")]
    HomeVisitBathing,

    [Named("訪問看護", "home-visit nursing")]
    HomeVisitNursing,

    [Named("訪問リハビリテーション", "home-visit rehabilitation")]
    HomeVisitRehabilitation,

    [Named("通所介護", "day care")]
    DayCare,

    [Named("通所リハビリテーション", "day rehabilitation")]
    DayRehabilitation,

    [Named("短期入所生活介護", "short-stay daily-life care")]
    ShortStayLifeCare,

    [Named("短期入所療養介護", "short-stay medical care")]
    ShortStayMedicalCare,

    [Named("福祉用具", "welfare equipment")]
    WelfareEquipment,

    [Named("定期巡回・随時対応", "regular and on-demand home-visit care")]
    RegularOnDemandHomeVisit,

    [Named("認知症対応型通所介護", "day care for persons with dementia")]
    DementiaDayCare,

    [Named("小規模多機能", "small multi-function home care")]
    SmallMultifunctionHomeCare,

    [Named("看護小規模多機能", "small multi-function home care with nursing")]
    NursingSmallMultifunctionHomeCare,
}
