using CareNet.Registration.Contracts;

namespace CareNet.Web.Pages.Sanctions;

/// <summary>The fields of a form about a sanction, which is sent to be checked first and to be decided then.</summary>
public sealed class SanctionForm
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

    public static string ValueOf(SanctionOption choice) => $"{choice.Kind}-{choice.Ground}";

    public SanctionOption? Among(IReadOnlyList<SanctionOption> choices) => choices.FirstOrDefault(choice => ValueOf(choice) == What);
}
