using CareNet.Registration.Contracts;

namespace CareNet.Web.Pages.Measures;

/// <summary>What a form about a measure sends: first to be checked, then to be decided.</summary>
public sealed class MeasureForm
{
    public const string ToCheck = "check";
    public const string ToDecide = "decide";

    public string? Key { get; set; }

    /// <summary>Kind and ground, as the policy pairs them.</summary>
    public string? What { get; set; }

    public string? Facts { get; set; }

    public string? Until { get; set; }

    public string? Warning { get; set; }

    public string? Step { get; set; }

    public static string ValueOf(MeasureChoice choice) => $"{choice.Kind}-{choice.Ground}";

    public MeasureChoice? Among(IReadOnlyList<MeasureChoice> choices) => choices.FirstOrDefault(choice => ValueOf(choice) == What);
}
