namespace CareNet.Screening.Assertion;

/// <summary>How a sign is meant by its author.</summary>
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
    Usual,
}
