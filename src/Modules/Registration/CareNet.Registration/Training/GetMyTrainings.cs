using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

public static class GetMyTrainingsHandler
{
    private const int Most = 30;

    [Rule("miyazaki/training", How = "show")]
    public static async Task<MyTrainings> Handle(
        GetMyTrainings message,
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
            .Select(m => new { m.Facility, m.Region })
            .ToListAsync(ct);
        var (facilities, regions) = (
            places.Select(p => (FacilityId?)p.Facility).ToList(),
            places.Select(p => p.Region).Distinct().ToList()
        );
        var trainings = await context
            .Set<TrainingSession>()
            .AsNoTracking()
            .Where(t => facilities.Contains(t.Facility) || (t.Facility == null && regions.Contains(t.Region)))
            .OrderByDescending(t => t.HeldOn)
            .ThenByDescending(t => t.Id)
            .Take(Most)
            .ToListAsync(ct);
        var ids = trainings.Select(t => t.Id).ToList();
        var attended = await context
            .Set<Attendance>()
            .AsNoTracking()
            .Where(a => a.Person == message.Actor && ids.Contains(a.Training))
            .ToDictionaryAsync(a => a.Training, a => a.On, ct);
        return new([.. trainings.Select(Entry)]);

        MyTraining Entry(TrainingSession training)
        {
            var exercises = policies.Of(training.Region.Value) is { } policy ? new TrainingRules(policy).Exercises : [];
            return new(
                training.Id,
                training.Subject,
                training.Material,
                training.HeldOn,
                training.GivenBy,
                training.IsSelfStudy && training.HeldOn <= today && training.HeldOn >= today.AddYears(-1),
                attended.TryGetValue(training.Id, out var on) ? on : null,
                [.. exercises.Select(item => item.Id)],
                [.. exercises.Select(item => item.Text)]
            );
        }
    }
}
