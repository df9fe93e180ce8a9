using CareNet.Screening.Vitals;

namespace CareNet.Screening;

/// <summary>Says whether a physician of the association has signed the version that is in use.</summary>
public enum ClinicalUse
{
    /// <summary>Not signed: clinical signs and thresholds are off; channel misuse and the local rule still warn.</summary>
    Unsigned,
    Signed,

    /// <summary>The demo region: on, and said to be a demo.</summary>
    Demo,
}

/// <summary>
/// The facts that the screen has to know besides the text: the region's signature and rule, and what is usual for the patient.
/// </summary>
public sealed record ScreeningContext(ClinicalUse Use, string? LocalRule = null, Baseline? Baseline = null)
{
    // Only these two documents say that urgent matters go by phone; elsewhere no article is cited.
    private static readonly Dictionary<string, string> RuleOfRegion = new() { ["okayama"] = "okayama/8", ["miyazaki"] = "miyazaki/6" };

    public static ScreeningContext Demo { get; } = new(ClinicalUse.Demo);

    /// <summary>A real region: on only while the signature is for exactly this version.</summary>
    public static ScreeningContext Of(string region, string? signedVersion, Baseline? baseline = null) =>
        new(
            signedVersion == ScreeningVersion.Current ? ClinicalUse.Signed : ClinicalUse.Unsigned,
            RuleOfRegion.GetValueOrDefault(region),
            baseline
        );
}
