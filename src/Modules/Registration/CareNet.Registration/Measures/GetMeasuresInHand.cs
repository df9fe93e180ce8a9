using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Measures;

public static class GetMeasuresInHandHandler
{
    public static async Task<MeasureBoard> Handle(
        Contracts.GetMeasuresInHand message,
        RegistrationContext context,
        RolesHeld roles,
        MeasuresInHand inHand,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        var waiting = await inHand.ToCarryOut(message.Actor, ct);
        var others = (await inHand.Of(message.Actor, ct)).ExceptBy(waiting.Select(measure => measure.Id), measure => measure.Id).ToList();
        var regions =
            from region in (await roles.Everywhere(message.Actor, ct))
            where policies.Of(region.Key) is { } policy && MeasureRights.Offered(policy, region.Value).Any()
            select region.Key;
        return new(await MeasureEntries.Of(context, waiting, ct), await MeasureEntries.Of(context, others, ct), [.. regions]);
    }
}
