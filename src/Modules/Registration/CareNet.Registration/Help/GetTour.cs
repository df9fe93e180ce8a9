using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Help;

public static class GetTourHandler
{
    /// <summary>
    /// Where the region's policy brings exercises; what somebody has done of them is marked, and the training open to him can be finished.
    /// </summary>
    [Rule("miyazaki/training", How = "show")]
    public static async Task<Result<Tour>> Handle(
        GetTour message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (now, today) = (clock.GetUtcNow(), RegionDay.At(clock).Today);
        var places = await context
            .Memberships.AsNoTracking()
            .Where(m => m.Person == message.Actor && (m.Until == null || m.Until > now))
            .OrderBy(m => m.Since)
            .Select(m => new { m.Region, m.Facility })
            .ToListAsync(ct);
        var place = places.FirstOrDefault(m =>
            policies.Of(m.Region.Value) is { } policy && policy.RulesOn("training").Any(rule => rule.Items.Count > 0)
        );
        if (place is null)
        {
            return TrainingErrors.NotFound;
        }

        var rule = policies.Of(place.Region.Value)!.RulesOn("training").First(training => training.Items.Count > 0);
        var done = (
            await context.Set<Attendance>().AsNoTracking().Where(a => a.Person == message.Actor).Select(a => a.Exercises).ToListAsync(ct)
        )
            .SelectMany(exercises => exercises)
            .ToHashSet();
        var open = await context
            .Set<TrainingSession>()
            .AsNoTracking()
            .Where(t =>
                t.IsSelfStudy
                && t.HeldOn <= today
                && t.HeldOn >= today.AddYears(-1)
                && (t.Facility == place.Facility || (t.Facility == null && t.Region == place.Region))
                && !context.Set<Attendance>().Any(a => a.Training == t.Id && a.Person == message.Actor)
            )
            .OrderByDescending(t => t.HeldOn)
            .Select(t => (TrainingId?)t.Id)
            .FirstOrDefaultAsync(ct);
        return new Tour(
            place.Region,
            rule.Id,
            rule.Text,
            [.. rule.Items.Select(item => new TourStep(item.Id, item.Text, done.Contains(item.Id)))],
            open
        );
    }
}
