using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class GetSanctionOptionsHandler
{
    public static async Task<SanctionOptions> Handle(
        GetSanctionOptions message,
        RegistrationContext context,
        PolicyRoleLookup roles,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        var held = await roles.Of(message.Actor, message.Person, message.Region, ct);
        if (held.Count == 0 || policies.Of(message.Region.Value) is not { } policy)
        {
            return new([], []);
        }

        var warnings = await context
            .Set<Sanction>()
            .AsNoTracking()
            .Where(m =>
                m.Person == message.Person && m.Region == message.Region && m.Kind == SanctionKind.WarnAndInstruct && m.LiftedAt == null
            )
            .OrderByDescending(m => m.DecidedAt)
            .Take(20)
            .ToListAsync(ct);
        return new(
            [
                .. SanctionRights
                    .Provided(policy, held)
                    .Select(one => new SanctionOption(
                        one.Kind,
                        one.Ground,
                        SanctionRights.Of(policy, one.Kind, one.Ground, held)?.CarriesOut is not null
                    )),
            ],
            await SanctionEntries.Of(context, warnings, ct)
        );
    }
}
