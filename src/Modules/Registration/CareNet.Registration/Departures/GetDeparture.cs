using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class GetDepartureHandler
{
    /// <summary>Also for whoever left: the receipt shows the pledge again, which goes on.</summary>
    [Rule("misato/9-2", How = "show"), Rule("nishitokyo/9-2", How = "show")]
    public static async Task<Result<DepartureReceipt>> Handle(
        GetDeparture message,
        RegistrationContext context,
        RegistrationAccess access,
        DepartureStanding standing,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        var departure =
            await DepartureAccess.ToManage(context, access, message.Actor, message.Departure, ct)
            ?? await context.Set<Departure>().SingleOrDefaultAsync(d => d.Id == message.Departure && d.Person == message.Actor, ct);
        return departure is null ? DepartureErrors.NotFound : (await DepartureReceipts.Of(context, standing, policies, [departure], ct))[0];
    }
}
