using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;

namespace CareNet.Registration.Training;

/// <summary>A region's rules on training, read from its settings.</summary>
internal sealed record TrainingRules(RegionPolicy Policy)
{
    public bool IsDemanded => Policy.Settings.Training.By.IsKnown;

    public int? IntervalDays =>
        IsDemanded && Policy.Settings.Training.IntervalDays is { IsKnown: true } days ? SettingBounds.TrainingDays.Clamp(days.Value) : null;

    public bool IsIntervalAssumed => Policy.Settings.Training.IntervalDays.IsAssumed;

    public IReadOnlyList<string> Sources => Policy.Settings.Training.By.Rules;

    public bool IsByFacility => By(PolicyRole.FacilityHead) || By(PolicyRole.FacilityAdministrator);

    public bool IsBySecretariat => By(PolicyRole.Secretariat);

    /// <summary>The parts of the region's own material, where it has some.</summary>
    public IReadOnlyList<RuleItem> Exercises => [.. Policy.RulesOn("training").SelectMany(rule => rule.Items)];

    private bool By(PolicyRole role) => Policy.Settings.Training.By.Or([]).Contains(role);
}
