using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Sanctions;

public static class ListHandledSanctionsHandler
{
    public static async Task<HandledSanctions> Handle(
        Contracts.ListHandledSanctions message,
        RegistrationContext context,
        PolicyRoleLookup roles,
        SanctionQueries inHand,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        var waiting = await inHand.ToCarryOut(message.Actor, ct);
        var others = (await inHand.Of(message.Actor, ct))
            .ExceptBy(waiting.Select(sanction => sanction.Id), sanction => sanction.Id)
            .ToList();
        var regions =
            from region in (await roles.Everywhere(message.Actor, ct))
            where policies.Of(region.Key) is { } policy && SanctionRights.Provided(policy, region.Value).Any()
            select region.Key;
        return new(await SanctionEntries.Of(context, waiting, ct), await SanctionEntries.Of(context, others, ct), [.. regions]);
    }
}
