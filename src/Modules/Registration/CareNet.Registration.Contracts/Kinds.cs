namespace CareNet.Registration.Contracts;

/// <summary>The kind of a facility, among those that regions name. A kind that no list knows is <see cref="Other"/>.</summary>
public enum FacilityKind
{
    Other,
    HospitalOrClinic,
    Dental,
    Pharmacy,
    CommunitySupportCenter,
    HomeCareSupport,
    HomeVisitCare,
    HomeVisitBathing,
    HomeVisitNursing,
    HomeVisitRehabilitation,
    DayCare,
    DayRehabilitation,
    ShortStayLifeCare,
    ShortStayMedicalCare,
    WelfareEquipment,
    RegularOnDemandHomeVisit,
    DementiaDayCare,
    SmallMultifunctionHomeCare,
    NursingSmallMultifunctionHomeCare,
}

/// <summary>Asked for only where the region's form has it.</summary>
public enum Gender
{
    Female,
    Male,
    Other,
}

/// <summary>Nobody can be entered into a facility, or act for it, unless it is active.</summary>
public enum FacilityState
{
    Inactive,
    Active,
    Closed,
}
