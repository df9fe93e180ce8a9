namespace CareNet.Registration.Contracts;

/// <summary>What a person is in a facility. The administrator is the policies' MCS管理者.</summary>
public enum FacilityRole
{
    Staff,
    Administrator,
    Head,
}

/// <summary>What a person does for the association itself.</summary>
public enum RegionRole
{
    /// <summary>事務局, サポートセンター.</summary>
    Secretariat,

    /// <summary>運営委員会.</summary>
    Committee,
}

public enum Profession
{
    Other,
    Doctor,
    Dentist,
    Pharmacist,
    Nurse,
    PublicHealthNurse,
    Midwife,
    PhysicalTherapist,
    OccupationalTherapist,
    SpeechTherapist,
    DentalHygienist,
    Dietitian,
    CareManager,
    CareWorker,
    SocialWorker,
    MedicalClerk,
    CityOfficer,
}

/// <summary>Why somebody is no longer there.</summary>
public enum DepartureReason
{
    Retirement,
    Transfer,
    EndOfAssignment,
    FacilityWithdrew,
    Removed,
    Death,
}
