using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Matters;

/// <summary>What belongs to a matter, by the key words of its rule; what no key word tells is for the records.</summary>
internal static class MatterKinds
{
    public static IEnumerable<MatterKind> Of(PolicyRule matter, PolicyRole role)
    {
        var kinds = matter.Topics.SelectMany(topic => OfTopic(topic, role)).Distinct().ToList();
        return kinds.Count > 0 ? kinds
            : role == PolicyRole.Committee ? [MatterKind.Decisions]
            : role == PolicyRole.Secretariat && matter.Topics is ["roles"] ? [MatterKind.Journal]
            : [];
    }

    private static IEnumerable<MatterKind> OfTopic(string topic, PolicyRole role) =>
        (topic, role) switch
        {
            ("patient-data", PolicyRole.FacilityAdmin) => [MatterKind.AuditTrail],
            ("device", PolicyRole.FacilityAdmin) => [MatterKind.Devices],
            ("account", PolicyRole.FacilityAdmin) => [MatterKind.Accounts],
            ("registration", PolicyRole.FacilityAdmin) =>
            [
                MatterKind.Staff,
                MatterKind.Pledges,
                MatterKind.IdRequests,
                MatterKind.Departures,
            ],
            ("registration", PolicyRole.Secretariat) => [MatterKind.Applications, MatterKind.IdRequests],
            ("leaving", PolicyRole.Secretariat) => [MatterKind.Withdrawals],
            ("training", PolicyRole.Secretariat) => [MatterKind.Trainings],
            ("roster", PolicyRole.Secretariat) => [MatterKind.Roster],
            ("revision", PolicyRole.Committee) => [MatterKind.Editions],
            ("further-rules", PolicyRole.Committee) => [MatterKind.FurtherRules],
            ("sanction", PolicyRole.Committee) => [MatterKind.Users, MatterKind.Incidents, MatterKind.Measures],
            _ => [],
        };
}
