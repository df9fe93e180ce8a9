namespace CareNet.Security.Contracts;

public enum DeviceKind
{
    Computer,
    Tablet,
    Phone,

    /// <summary>A medium that carries data and signs nobody in.</summary>
    Storage,
}

public enum DeviceOwner
{
    Facility,
    Association,
    Private,
}

public enum DeviceState
{
    /// <summary>Seen at a sign-in; the facility's administrator has still to decide.</summary>
    Pending,
    Registered,
    Refused,
    Lost,

    /// <summary>Returned, or taken out of use.</summary>
    Returned,
}

public enum DeviceOutcome
{
    /// <summary>Registered, and for this person.</summary>
    Known,

    /// <summary>Not registered yet: it signs in with a second factor only.</summary>
    Pending,

    /// <summary>Nobody signs in on it; the error says why.</summary>
    Refused,
}
