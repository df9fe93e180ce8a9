using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

/// <summary>
/// The people who give trainings in a region: the facility's head or administrator, or the secretariat, as its policy says.
/// </summary>
public sealed class Trainers(RegistrationContext context, RegistrationAccess access, PoliciesInForce policies, TimeProvider clock)
{
    /// <summary>The region's rules where the actor may record trainings there.</summary>
    internal async Task<TrainingRules?> May(PersonId actor, RegionCode region, FacilityId? facility, CancellationToken ct)
    {
        if (policies.Of(region.Value) is not { } policy || new TrainingRules(policy) is not { IsDemanded: true } rules)
        {
            return null;
        }

        var may = facility is { } place
            ? rules.IsByFacility
                && await access.Leads(actor, place, ct)
                && await context.Facilities.AnyAsync(f => f.Id == place && f.Region == region, ct)
            : rules.IsBySecretariat && await access.IsSecretariat(actor, region, ct);
        return may ? rules : null;
    }

    /// <summary>The days that the region's policy states; where it states none, the facility's own, or CareNet's.</summary>
    internal async Task<int> Interval(TrainingRules rules, FacilityId facility, CancellationToken ct) =>
        rules is { IntervalDays: { } stated, IsIntervalAssumed: false }
            ? stated
            : (await context.Set<TrainingInterval>().AsNoTracking().SingleOrDefaultAsync(i => i.Facility == facility, ct))?.Days
                ?? rules.IntervalDays
                ?? 365;

    /// <summary>Writes down that people of a training were there, each in the facility through which he took part.</summary>
    internal async Task Attended(
        TrainingSession training,
        TrainingRules rules,
        IReadOnlyList<(PersonId Person, FacilityId Facility)> people,
        IReadOnlyList<string> exercises,
        DateOnly on,
        PersonId by,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var intervals = new Dictionary<FacilityId, int>();
        foreach (var facility in people.Select(one => one.Facility).Distinct())
        {
            intervals[facility] = await Interval(rules, facility, ct);
        }

        foreach (var (person, facility) in people)
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO registration.training_attendances (training, person, facility, "on", exercises, recorded_by, recorded_at)
                VALUES ({training.Id.Value}, {person.Value}, {facility.Value}, {on}, {exercises.ToArray()}, {by.Value}, {now})
                ON CONFLICT (training, person) DO NOTHING
                """,
                ct
            );
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO registration.training_due (person, facility, region, last_on, due_on)
                VALUES ({person.Value}, {facility.Value}, {training.Region.Value}, NULL, {on}) ON CONFLICT (person, facility) DO NOTHING
                """,
                ct
            );
        }

        var ids = people.Select(one => one.Person).ToList();
        foreach (
            var due in await context.Set<TrainingDue>().Where(d => ids.Contains(d.Person) && d.Region == training.Region).ToListAsync(ct)
        )
        {
            if (intervals.TryGetValue(due.Facility, out var days))
            {
                due.Attended(on, days);
            }
        }
    }
}
