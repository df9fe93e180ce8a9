using CareNet.Policy;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Editions;

/// <summary>What the newest edition of a file says otherwise than the one before it, rule by rule, in the order of the document.</summary>
internal static class RuleChanges
{
    public static IReadOnlyList<RuleChange> Of(PolicyPack pack)
    {
        var before = pack.Editions.Count < 2 ? [] : pack.Editions[^2].Rules;
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
}
