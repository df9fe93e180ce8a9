using System.Diagnostics;
using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Web.Text;

/// <summary>The names of the codes of facilities and applications.</summary>
public static class RegistrationLabels
{
    public static Phrase Of(FacilityKind kind) =>
        kind switch
        {
            FacilityKind.HospitalOrClinic => new("病院・診療所", "Hospital or clinic"),
            FacilityKind.Dental => new("歯科", "Dental practice"),
            FacilityKind.Pharmacy => new("薬局", "Pharmacy"),
            FacilityKind.CommunitySupportCenter => new("地域包括支援センター", "Community support center"),
            FacilityKind.HomeCareSupport => new("居宅介護支援", "Home care support office"),
            FacilityKind.HomeVisitCare => new("訪問介護", "Home-visit care"),
            FacilityKind.HomeVisitBathing => new("訪問入浴介護", "Home-visit bathing"),
            FacilityKind.HomeVisitNursing => new("訪問看護", "Home-visit nursing"),
            FacilityKind.HomeVisitRehabilitation => new("訪問リハビリテーション", "Home-visit rehabilitation"),
            FacilityKind.DayCare => new("通所介護", "Day care"),
            FacilityKind.DayRehabilitation => new("通所リハビリテーション", "Day rehabilitation"),
            FacilityKind.ShortStayLifeCare => new("短期入所生活介護", "Short-stay daily-life care"),
            FacilityKind.ShortStayMedicalCare => new("短期入所療養介護", "Short-stay medical care"),
            FacilityKind.WelfareEquipment => new("福祉用具", "Welfare equipment"),
            FacilityKind.RegularOnDemandHomeVisit => new("定期巡回・随時対応", "Regular and on-demand home visits"),
            FacilityKind.DementiaDayCare => new("認知症対応型通所介護", "Day care for persons with dementia"),
            FacilityKind.SmallMultifunctionHomeCare => new("小規模多機能", "Small multi-function home care"),
            FacilityKind.NursingSmallMultifunctionHomeCare => new("看護小規模多機能", "Small multi-function home care with nursing"),
            FacilityKind.Other => new("そのほか", "Other"),
            _ => throw new UnreachableException($"{kind}"),
        };

    public static Phrase Of(Profession profession) =>
        profession switch
        {
            Profession.Doctor => new("医師", "Doctor"),
            Profession.Dentist => new("歯科医師", "Dentist"),
            Profession.Pharmacist => new("薬剤師", "Pharmacist"),
            Profession.Nurse => new("看護師", "Nurse"),
            Profession.PublicHealthNurse => new("保健師", "Public health nurse"),
            Profession.Midwife => new("助産師", "Midwife"),
            Profession.PhysicalTherapist => new("理学療法士", "Physical therapist"),
            Profession.OccupationalTherapist => new("作業療法士", "Occupational therapist"),
            Profession.SpeechTherapist => new("言語聴覚士", "Speech therapist"),
            Profession.DentalHygienist => new("歯科衛生士", "Dental hygienist"),
            Profession.Dietitian => new("管理栄養士・栄養士", "Dietitian"),
            Profession.CareManager => new("ケアマネジャー", "Care manager"),
            Profession.CareWorker => new("介護職", "Care worker"),
            Profession.SocialWorker => new("社会福祉士・相談員", "Social worker"),
            Profession.MedicalClerk => new("医療事務", "Medical clerk"),
            Profession.CityOfficer => new("行政職員", "City officer"),
            Profession.Other => new("そのほか", "Other"),
            _ => throw new UnreachableException($"{profession}"),
        };

    public static Phrase Of(Gender gender) =>
        gender switch
        {
            Gender.Female => new("女性", "Female"),
            Gender.Male => new("男性", "Male"),
            Gender.Other => new("そのほか・答えない", "Other or not said"),
            _ => throw new UnreachableException($"{gender}"),
        };

    public static Phrase Of(FacilityRole role) =>
        role switch
        {
            FacilityRole.Administrator => new("管理者", "Administrator"),
            FacilityRole.Head => new("事業所の長", "Head"),
            FacilityRole.Staff => new("職員", "Staff"),
            _ => throw new UnreachableException($"{role}"),
        };

    public static Phrase Of(ApplicationState state) =>
        state switch
        {
            ApplicationState.Draft => new("入力中", "Being filled in"),
            ApplicationState.Submitted => new("確認待ち", "Waiting"),
            ApplicationState.Returned => new("修正待ち", "Returned"),
            ApplicationState.Approved => new("承認", "Approved"),
            ApplicationState.Refused => new("不承認", "Refused"),
            _ => throw new UnreachableException($"{state}"),
        };

    public static Phrase Of(EligibilityGround ground, string? city) =>
        ground switch
        {
            EligibilityGround.IntegratedCareInCity => new(
                $"{city ?? "市内"}で地域包括ケアに関わる仕事をしている",
                "Work in integrated care in the city"
            ),
            EligibilityGround.OutsideCityNeedingCollaboration => new(
                "市外の医療・介護の職員で、連携が必要",
                "Medical or care staff outside the city who need to collaborate"
            ),
            EligibilityGround.ApprovedBySecretariat => new("事務局が必要と認めた", "Considered necessary by the secretariat"),
            _ => throw new UnreachableException($"{ground}"),
        };

    public static Phrase Of(ExplanationWay way) =>
        way switch
        {
            ExplanationWay.AtTheCenter => new("窓口に来所", "At the counter"),
            ExplanationWay.Visit => new("事業所への訪問", "A visit to the facility"),
            ExplanationWay.Phone => new("電話", "By phone"),
            ExplanationWay.Online => new("画面で確認", "Read online"),
            _ => throw new UnreachableException($"{way}"),
        };

    public static Phrase Of(FacilityState state) =>
        state switch
        {
            FacilityState.Active => new("利用中", "Active"),
            FacilityState.Closed => new("退会", "Closed"),
            FacilityState.Inactive => new("準備中", "Not yet active"),
            _ => throw new UnreachableException($"{state}"),
        };
}
