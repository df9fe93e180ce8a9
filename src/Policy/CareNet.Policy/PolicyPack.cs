namespace CareNet.Policy;

/// <summary>All editions of one region's policy, oldest first.</summary>
public sealed class PolicyPack(string file, IReadOnlyList<RegionPolicy> editions)
{
    public string File => file;

    public string Region => Newest.Region;

    public bool IsDemo => Newest.IsDemo;

    public IReadOnlyList<RegionPolicy> Editions => editions;

    /// <summary>The last edition, whether or not its day has come.</summary>
    public RegionPolicy Newest => editions[^1];

    /// <summary>
    /// The edition of that day, so that a decision of the past is explained by the policy of its day. Before the first day there
    /// was none.
    /// </summary>
    public RegionPolicy? InForceAt(DateOnly day) =>
        editions.LastOrDefault(policy => policy.Edition.From is null || policy.Edition.From <= day);
}
