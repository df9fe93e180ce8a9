using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Guidelines;

namespace CareNet.Registration.Help;

public static class GetGuidelinesHandler
{
    [
        Rule("misato/2-1", How = "show"),
        Rule("misato/2-2", How = "show"),
        Rule("nishitokyo/2-1", How = "show"),
        Rule("nishitokyo/2-2", How = "show")
    ]
    [Rule("osaki/10-1", How = "show"), Rule("osaki/10-2", How = "show"), Rule("osaki/10-3", How = "show")]
    public static async Task<GuidelineList> Handle(
        Contracts.GetGuidelines message,
        PoliciesInForce policies,
        GuidelinesInForce guidelines,
        CancellationToken ct
    ) =>
        policies.Of(message.Region.Value) is { } policy
            ? new(await guidelines.Of(policy, ct), policy.Settings.Guidelines.Rules)
            : new([], []);
}
