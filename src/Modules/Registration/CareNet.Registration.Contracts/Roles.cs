namespace CareNet.Registration.Contracts;

/// <summary>
/// The role of a person in a facility. The administrator is the policies' MCS管理者. The numbers are stored in Security's copies of standings
/// and stay as they are.
/// </summary>
public enum FacilityRole
{
    Staff = 0,
    Administrator = 1,
    Head = 2,
}

/// <summary>A person's office in the association itself. The numbers are stored like those of <see cref="FacilityRole"/>.</summary>
public enum RegionRole
{
    /// <summary>事務局, サポートセンター.</summary>
    Secretariat = 0,

    /// <summary>運営委員会.</summary>
    Committee = 1,
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
