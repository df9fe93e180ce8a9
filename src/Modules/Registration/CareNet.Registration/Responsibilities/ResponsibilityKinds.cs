using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Responsibilities;

/// <summary>
/// Chooses the tasks that belong to a responsibility, by the topics of its rule. Without one the committee has its decisions to record,
/// and the secretariat, for a rule about roles, its journal.
/// </summary>
internal static class ResponsibilityKinds
{
    public static IEnumerable<ResponsibilityKind> Of(PolicyRule matter, PolicyRole role)
    {
        var kinds = matter.Topics.SelectMany(topic => OfTopic(topic, role)).Distinct().ToList();
        return kinds.Count > 0 ? kinds
            : role == PolicyRole.Committee ? [ResponsibilityKind.Decisions]
            : role == PolicyRole.Secretariat && matter.Topics is ["roles"] ? [ResponsibilityKind.Journal]
            : [];
    }

    private static IEnumerable<ResponsibilityKind> OfTopic(string topic, PolicyRole role) =>
        (topic, role) switch
        {
            ("patient-data", PolicyRole.FacilityAdministrator) => [ResponsibilityKind.AuditTrail],
            ("device", PolicyRole.FacilityAdministrator) => [ResponsibilityKind.Devices],
            ("account", PolicyRole.FacilityAdministrator) => [ResponsibilityKind.Accounts],
            ("registration", PolicyRole.FacilityAdministrator) =>
            [
                ResponsibilityKind.Staff,
                ResponsibilityKind.Pledges,
                ResponsibilityKind.IdRequests,
                ResponsibilityKind.Departures,
            ],
            ("registration", PolicyRole.Secretariat) => [ResponsibilityKind.Applications, ResponsibilityKind.IdRequests],
            ("leaving", PolicyRole.Secretariat) => [ResponsibilityKind.Withdrawals],
            ("training", PolicyRole.Secretariat) => [ResponsibilityKind.Trainings],
            ("roster", PolicyRole.Secretariat) => [ResponsibilityKind.Roster],
            ("revision", PolicyRole.Committee) => [ResponsibilityKind.Editions],
            ("further-rules", PolicyRole.Committee) => [ResponsibilityKind.FurtherRules],
            ("sanction", PolicyRole.Committee) => [ResponsibilityKind.Users, ResponsibilityKind.Incidents, ResponsibilityKind.Sanctions],
            _ => [],
        };
}
