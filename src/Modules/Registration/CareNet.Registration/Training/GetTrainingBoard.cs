using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

public static class GetTrainingBoardHandler
{
    private const int MostTrainings = 50;
    private const int MostPeople = 200;

    /// <summary>Those who are due first. The secretariat sees its whole region, also where the facilities train.</summary>
    [
        Rule("osaki/8-2-2", How = "show"),
        Rule("okayama/3-1", How = "remind"),
        Rule("misato/9", How = "remind"),
        Rule("nishitokyo/9", How = "remind")
    ]
    public static async Task<Result<TrainingBoard>> Handle(
        GetTrainingBoard message,
        RegistrationContext context,
        RegistrationAccess access,
        Trainers trainers,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var may = message.Facility is { } place
            ? await access.FacilityToManage(message.Actor, place, ct) is { } found && found.Region == message.Region
            : await access.IsSecretariat(message.Actor, message.Region, ct);
        if (!may || policies.Of(message.Region.Value) is not { } policy)
        {
            return TrainingErrors.NotFound;
        }

        var (rules, today, region, facility) = (new TrainingRules(policy), RegionDay.At(clock).Today, message.Region, message.Facility);
        var trainings = await context
            .Set<TrainingSession>()
            .AsNoTracking()
            .Where(t => t.Region == region && (t.Facility == null || t.Facility == facility))
            .OrderByDescending(t => t.HeldOn)
            .ThenByDescending(t => t.Id)
            .Take(MostTrainings)
            .ToListAsync(ct);
        var ids = trainings.Select(t => t.Id).ToList();
        var counts = await context
            .Set<Attendance>()
            .Where(a => ids.Contains(a.Training))
            .GroupBy(a => a.Training)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var people = await (
            from due in context.Set<TrainingDue>()
            join person in context.People on due.Person equals person.Id
            where due.Region == region && (facility == null || due.Facility == facility)
            orderby due.DueOn, due.Person
            select new { due, person.Name }
        )
            .AsNoTracking()
            .Take(MostPeople)
            .ToListAsync(ct);
        return new TrainingBoard(
            region,
            facility,
            await trainers.May(message.Actor, region, facility, ct) is not null,
            facility is { } own ? await trainers.Interval(rules, own, ct) : rules.IntervalDays,
            rules.IsIntervalAssumed,
            [.. rules.Exercises.Select(item => new Exercise(item.Id, item.Text))],
            [
                .. trainings.Select(t => new TrainingRow(
                    t.Id,
                    t.Subject,
                    t.Material,
                    t.HeldOn,
                    t.GivenBy,
                    t.IsSelfStudy,
                    counts.GetValueOrDefault(t.Id)
                )),
            ],
            [
                .. people.Select(row => new TraineeState(
                    row.due.Person,
                    row.Name,
                    row.due.Facility,
                    row.due.LastOn,
                    row.due.DueOn,
                    row.due.IsOverdue(today)
                )),
            ],
            facility is null ? await Shares() : []
        );

        async Task<IReadOnlyList<TrainedShare>> Shares() =>
            await (
                from due in context.Set<TrainingDue>()
                join place in context.Facilities on due.Facility equals place.Id
                where due.Region == region
                group due by new { place.Id, place.Name } into staff
                orderby staff.Key.Name
                select new TrainedShare(
                    staff.Key.Id,
                    staff.Key.Name,
                    staff.Count(due => due.LastOn != null && due.DueOn >= today),
                    staff.Count(due => due.LastOn != null && due.DueOn < today),
                    staff.Count(due => due.LastOn == null)
                )
            )
                .Take(MostPeople)
                .ToListAsync(ct);
    }
}
