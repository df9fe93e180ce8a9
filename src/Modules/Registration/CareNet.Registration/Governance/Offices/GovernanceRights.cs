using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Governance;

/// <summary>Determines who releases what in a region: the committee where a rule puts it in charge, otherwise the secretariat.</summary>
public sealed class GovernanceRights(RegistrationAccess access)
{
    [Rule("osaki/7-2-1", How = "enforce")]
    internal static bool CommitteeReleasesEditions(RegionPolicy policy) => IsCommittees(policy, "revision");

    [Rule("osaki/7-2-2", How = "enforce"), Rule("osaki/12", How = "record")]
    internal static bool CommitteeReleasesRules(RegionPolicy policy) => IsCommittees(policy, "further-rules");

    internal Task<bool> MayRelease(PersonId actor, RegionPolicy policy, RegionCode region, bool isEdition, CancellationToken ct)
    {
        var committee = isEdition ? CommitteeReleasesEditions(policy) : CommitteeReleasesRules(policy);
        return access.HoldsOffice(actor, region, committee ? RegionRole.Committee : RegionRole.Secretariat, ct);
    }

    private static bool IsCommittees(RegionPolicy policy, string topic) =>
        policy.RulesOn(topic).Any(rule => rule.Topics.Contains("roles") && rule.Actor.Contains(PolicyRole.Committee));
}
