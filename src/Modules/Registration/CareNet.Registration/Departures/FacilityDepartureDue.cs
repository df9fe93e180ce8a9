using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class FacilityDepartureDueHandler
{
    private const int AtOnce = 100;

    /// <summary>Everybody in it leaves on the same day, a hundred to a transaction.</summary>
    [Rule("misato/form-2-4", How = "enforce"), Rule("osaki/8-2-1", How = "enforce")]
    public static async Task<IEnumerable<object>> Handle(
        FacilityDepartureDue message,
        RegistrationContext context,
        DepartureStanding standing,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var withdrawal = await context
            .Set<FacilityWithdrawal>()
            .SingleOrDefaultAsync(w => w.Facility == message.Facility && w.LastDay == message.LastDay, ct);
        if (withdrawal is not { IsOpen: true })
        {
            return [];
        }

        // Once it has begun it goes on: the first hundred may include the person who filed it.
        // Whoever accepts a place at this moment has come in first, and is taken along, or finds the facility gone.
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM registration.facilities WHERE id = {message.Facility.Value} FOR UPDATE", ct);
        var facility = await context.Facilities.SingleAsync(f => f.Id == message.Facility, ct);
        if (facility.IsActive && !await standing.Holds(withdrawal, ct))
        {
            return await standing.NoticesFor(withdrawal, ct);
        }

        facility.Close(now);
        await context
            .Set<Departure>()
            .Where(d => d.Facility == facility.Id && d.State == DepartureState.Planned && d.Reason != DepartureReason.FacilityWithdrew)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DepartureState.Cancelled), ct);
        var staff = await context
            .Memberships.AsNoTracking()
            .Where(m =>
                m.Facility == facility.Id
                && (m.Until == null || m.Until > now)
                && !context
                    .Set<Departure>()
                    .Any(d => d.Person == m.Person && d.Facility == facility.Id && d.State == DepartureState.Planned)
            )
            .OrderBy(m => m.Since)
            .Select(m => m.Person)
            .Take(AtOnce + 1)
            .ToListAsync(ct);
        List<object> messages = [];
        foreach (var person in staff.Take(AtOnce))
        {
            var departure = new Departure
            {
                Id = Ids.New<DepartureId>(clock),
                Person = person,
                Facility = facility.Id,
                Region = facility.Region,
                Reason = DepartureReason.FacilityWithdrew,
                Note = withdrawal.Note,
                LastDay = message.LastDay,
                PlannedBy = withdrawal.AskedBy,
                PlannedAt = now,
            };
            context.Add(departure);
            messages.Add(new DepartureDue(departure.Id));
        }

        if (staff.Count > AtOnce)
        {
            messages.Add(message);
            return messages;
        }

        withdrawal.Done(now);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Job,
                Action = "registration.facility_withdraw",
                Origin = AuditOrigin.Inside,
                Facility = facility.Id.Value,
            },
            ct
        );
        return messages;
    }
}
