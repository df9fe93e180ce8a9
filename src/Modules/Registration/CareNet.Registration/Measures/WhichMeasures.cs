using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class WhichMeasuresHandler
{
    public static async Task<MeasuresProvidedHere> Handle(
        WhichMeasures message,
        RegistrationContext context,
        RolesHeld roles,
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
            .Set<Measure>()
            .AsNoTracking()
            .Where(m =>
                m.Person == message.Person && m.Region == message.Region && m.Kind == MeasureKind.WarnAndInstruct && m.LiftedAt == null
            )
            .OrderByDescending(m => m.DecidedAt)
            .Take(20)
            .ToListAsync(ct);
        return new(
            [
                .. MeasureRights
                    .Offered(policy, held)
                    .Select(one => new MeasureChoice(
                        one.Kind,
                        one.Ground,
                        MeasureRights.Of(policy, one.Kind, one.Ground, held)?.CarriesOut is not null
                    )),
            ],
            await MeasureEntries.Of(context, warnings, ct)
        );
    }
}
