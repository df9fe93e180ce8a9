using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class RestrictionEndDueHandler
{
    public static async Task<IEnumerable<object>> Handle(
        RestrictionEndDue message,
        RegistrationContext context,
        SanctionEffects effects,
        CancellationToken ct
    ) =>
        await context.Set<Sanction>().SingleAsync(m => m.Id == message.Sanction, ct) is { LiftedAt: null } sanction
            ? await effects.Ended(sanction, ct)
            : [];
}
