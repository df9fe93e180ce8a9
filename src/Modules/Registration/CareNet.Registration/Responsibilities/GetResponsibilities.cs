using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Responsibilities;

public static class GetResponsibilitiesHandler
{
    /// <summary>The policy says which matters there are; where it lists none for the role, there is no board.</summary>
    [
        Rule("misato/8", How = "show"),
        Rule("nishitokyo/8", How = "show"),
        Rule("osaki/7-2", How = "show"),
        Rule("osaki/7-2-3", How = "show"),
        Rule("osaki/8-2", How = "show")
    ]
    public static async Task<Result<ResponsibilityList>> Handle(
        Contracts.GetResponsibilities message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        OpenResponsibilities open,
        CancellationToken ct
    )
    {
        List<PolicyRole> held = [];
        if (message.Facility is { } named)
        {
            var facility = await access.FacilityToManage(message.Actor, named, ct);
            if (
                facility?.Region == message.Region
                && await context.Memberships.AnyAsync(m => m.Person == message.Actor && m.Facility == named && m.Until == null, ct)
            )
            {
                held.Add(PolicyRole.FacilityAdministrator);
            }
        }
        else
        {
            held.AddRange(await access.HoldsOffice(message.Actor, message.Region, RegionRole.Committee, ct) ? [PolicyRole.Committee] : []);
            held.AddRange(await access.IsSecretariat(message.Actor, message.Region, ct) ? [PolicyRole.Secretariat] : []);
        }

        if (held.Count == 0 || policies.Of(message.Region.Value) is not { } policy)
        {
            return ResponsibilityErrors.NotFound;
        }

        List<ResponsibilityGroup> boards = [];
        foreach (var role in held)
        {
            foreach (var list in policy.Rules.Where(rule => rule.Topics is ["roles"] && rule.Actor.Contains(role)))
            {
                var matters = policy.Rules.Where(rule => rule.Id.StartsWith($"{list.Id}-", StringComparison.Ordinal)).ToList();
                // An article may hold a list in a list: the inner one is the board.
                if (
                    matters.Count > 1
                    && matters.TrueForAll(rule => !policy.Rules.Any(inner => inner.Id.StartsWith($"{rule.Id}-", StringComparison.Ordinal)))
                )
                {
                    boards.Add(new(list.Id, list.Text, [.. await Sections(matters, role)]));
                }
            }
        }

        return new ResponsibilityList(message.Region, message.Facility, boards);

        async Task<List<ResponsibilitySection>> Sections(IEnumerable<PolicyRule> matters, PolicyRole role)
        {
            List<ResponsibilitySection> sections = [];
            foreach (var matter in matters)
            {
                List<ResponsibilityTask> tasks = [];
                foreach (var kind in ResponsibilityKinds.Of(matter, role))
                {
                    tasks.Add(new(kind, await open.Count(kind, message.Region, message.Facility, ct)));
                }

                sections.Add(new(matter.Id, matter.Text, tasks));
            }

            return sections;
        }
    }
}
