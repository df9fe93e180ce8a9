namespace CareNet.Security.Contracts;

public enum IncidentKind
{
    LostDevice,
    StolenDevice,

    /// <summary>Somebody else used the account, or tried to.</summary>
    Intrusion,

    /// <summary>Something is not as it should be.</summary>
    Anomaly,

    /// <summary>Personal data may have reached somebody whom they are not for.</summary>
    SuspectedLeak,

    /// <summary>Somebody broke a pledge or the policy.</summary>
    Breach,
}

public static class IncidentKinds
{
    /// <summary>True if a report of this kind ends the sign-ins of the person concerned at once.</summary>
    public static bool EndsSignIns(this IncidentKind kind) =>
        kind is not (IncidentKind.Anomaly or IncidentKind.Breach or IncidentKind.SuspectedLeak);
}

public enum IncidentState
{
    Open,
    Closed,
}

/// <summary>The source of a step. A step that the law asks for is never shown as the region's rule.</summary>
public enum IncidentStepSource
{
    Region,
    Law,
    CareNet,
}

public enum IncidentStepKind
{
    /// <summary>A rule of the region, in its words.</summary>
    Rule,
    CallCarrier,
    DecideOnSuspension,
    PreliminaryReport,
    FinalReport,
    TellThePersons,

    /// <summary>A look into the trail: what was opened, and by whom, around the time in question.</summary>
    ReadTrail,
}

public enum IncidentLineKind
{
    Reported,
    Protected,
    StepDone,
    Note,

    /// <summary>One of two decisions, or the talks and their result.</summary>
    Decision,
    BecameLeak,
    Closed,
}
