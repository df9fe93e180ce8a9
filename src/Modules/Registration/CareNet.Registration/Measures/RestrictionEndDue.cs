using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class RestrictionEndDueHandler
{
    public static async Task<IEnumerable<object>> Handle(
        RestrictionEndDue message,
        RegistrationContext context,
        MeasureEffects effects,
        CancellationToken ct
    ) =>
        await context.Set<Measure>().SingleAsync(m => m.Id == message.Measure, ct) is { LiftedAt: null } measure
            ? await effects.Ended(measure, ct)
            : [];
}
