using CareNet.Registration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

internal static class ApplicationViews
{
    private const int MostSteps = 50;

    public static async Task<IReadOnlyList<ApplicationStepView>> Steps(
        ApplicationStore store,
        UsageApplicationId id,
        CancellationToken ct
    ) =>
        await store
            .Context.Set<ApplicationStep>()
            .AsNoTracking()
            .Where(step => step.Application == id)
            .OrderBy(step => step.At)
            .Take(MostSteps)
            .Select(step => new ApplicationStepView(step.State, step.At, step.Reason, step.Actor == null))
            .ToListAsync(ct);

    public static ExplanationView Of(Explanation explanation) => new(explanation.Id, explanation.Way, explanation.On, explanation.HeldAt);
}
