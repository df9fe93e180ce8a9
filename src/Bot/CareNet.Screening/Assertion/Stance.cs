namespace CareNet.Screening.Assertion;

/// <summary>The way in which the author means a sign.</summary>
public enum Stance
{
    /// <summary>Of the patient, now.</summary>
    Asserted,

    /// <summary>Doubted or understated: what was red stays amber.</summary>
    Possible,
    Denied,
    Past,
    Conditional,
    Risk,
    Teaching,
    Story,
    OtherPerson,
    Resolved,

    /// <summary>Inside a plan, a drill or a copy that an earlier sentence opened: other words have to decide.</summary>
    Framed,
    Usual,
}
