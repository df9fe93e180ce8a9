using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Editions;

/// <summary>What the newest edition of a file says otherwise than the one before it, in the order of the document.</summary>
internal static class EditionChanges
{
    public static IReadOnlyList<RuleChange> Rules(PolicyPack pack)
    {
        var before = Before(pack)?.Rules ?? [];
        var (old, now) = (before.ToDictionary(rule => rule.Id), pack.Newest.Rules.ToDictionary(rule => rule.Id));
        return
        [
            .. from rule in pack.Newest.Rules
               let was = old.GetValueOrDefault(rule.Id)
               where was is null || was.Text != rule.Text || was.Modality != rule.Modality
               select new RuleChange(was is null ? RuleChangeKind.Added : RuleChangeKind.Reworded, rule.Id, rule.PlaceName, was?.Text, rule.Text),
            .. from rule in before
               where !now.ContainsKey(rule.Id)
               select new RuleChange(RuleChangeKind.Dropped, rule.Id, rule.PlaceName, rule.Text, null),
        ];
    }

    public static IReadOnlyList<SettingChange> Settings(PolicyPack pack)
    {
        var old = Before(pack) is { } before ? SettingsCatalogue.Of(before.Settings).ToDictionary(field => field.Key) : [];
        return
        [
            .. from field in SettingsCatalogue.Of(pack.Newest.Settings)
               let was = old.GetValueOrDefault(field.Key)?.Said
               where was != field.Said
               select new SettingChange(field.Name, was, field.Said),
        ];
    }

    private static RegionPolicy? Before(PolicyPack pack) => pack.Editions.Count < 2 ? null : pack.Editions[^2];
}
