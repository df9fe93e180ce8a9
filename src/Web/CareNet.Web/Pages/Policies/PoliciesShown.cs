using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Shared;

namespace CareNet.Web.Pages.Policies;

/// <summary>The policies that are in force today, in Japan.</summary>
public sealed class PoliciesShown(PolicyBook book, PoliciesInForce policies)
{
    public Vocabulary Vocabulary => book.Vocabulary;

    public IReadOnlyList<RegionPolicy> All => policies.All;

    public RegionPolicy? Of(string region) => policies.Of(region);

    /// <summary>What a module that is not finished will do is not shown as if it did it already.</summary>
    public bool IsBuilt(Treatment treatment) => book.Vocabulary.ModulesDone.Contains(treatment.Module);

    /// <summary>The rules under their headings, each once, where its first key word belongs.</summary>
    public IEnumerable<(TopicHeading Heading, IReadOnlyList<PolicyRule> Rules)> ByTopic(RegionPolicy policy) =>
        from heading in book.Vocabulary.Headings
        let rules = policy.Rules.Where(rule => heading.Holds(rule.Topics.FirstOrDefault() ?? "")).ToList()
        where rules.Count > 0
        select (heading, (IReadOnlyList<PolicyRule>)rules);
}
