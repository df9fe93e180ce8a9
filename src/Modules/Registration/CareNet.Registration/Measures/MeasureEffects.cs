using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Editions;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Registration.Measures;

/// <summary>What a measure does when it is carried out, and what its end undoes.</summary>
public sealed class MeasureEffects(RegistrationContext context, Officers officers, IMessageBus bus, TimeProvider clock)
{
    /// <summary>
    /// Deleting a registration ends the person's offices, so the last of the secretariat is not deleted. Null if nothing speaks against
    /// it. Whoever asks has waited for the region's turn.
    /// </summary>
    internal async Task<Error?> Hindered(MeasureKind kind, PersonId person, RegionCode region, CancellationToken ct)
    {
        if (kind != MeasureKind.DeleteRegistration)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return
            await context.OfficeHolders.AnyAsync(
                o => o.Person == person && o.Region == region && o.Role == RegionRole.Secretariat && (o.Until == null || o.Until > now),
                ct
            ) && !await officers.AnySecretaryBeside(person, region, ct)
            ? EditionErrors.LastOfficer
            : null;
    }

    [Rule("misato/notes-2-2"), Rule("nishitokyo/notes-2-2"), Rule("osaki/11b-2")]
    internal async Task<IEnumerable<object>> CarriedOut(Measure measure, AuditOrigin? origin, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await context.People.SingleAsync(p => p.Id == measure.Person, ct);
        List<object> messages =
        [
            new NoticeDue(measure.Person, PeopleNotices.MeasureTaken.Kind, measure.Id.Value, now),
            new DutyAsked(measure.Person, measure.Region, now),
        ];
        if (measure.KeepsOut)
        {
            person.StandingChanged();
            messages.Add(new PersonRestricted(person.Id, measure.Region, measure.Until, now));
            if (measure.Until is { } end)
            {
                await bus.ScheduleAsync(new RestrictionEndDue(measure.Id), end);
            }
        }
        else if (measure.Kind == MeasureKind.ExpelFromGroup)
        {
            messages.Add(new GroupExpulsionDue(person.Id, measure.Region, measure.Id, now));
        }
        else if (measure.Kind == MeasureKind.DeleteRegistration)
        {
            messages.AddRange(await Removed(person, measure, origin, now, ct));
        }

        return messages;
    }

    /// <summary>Another restriction of the same person in the same region goes on.</summary>
    internal async Task<IEnumerable<object>> Ended(Measure measure, CancellationToken ct)
    {
        if (!measure.KeepsOut)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var person = await context.People.SingleAsync(p => p.Id == measure.Person, ct);
        person.StandingChanged();
        var others = context.RestrictionsAt(now).Where(m => m.Person == person.Id && m.Region == measure.Region && m.Id != measure.Id);
        return await others.AnyAsync(ct) ? [] : [new PersonRestored(person.Id, measure.Region, now)];
    }

    private async Task<IEnumerable<object>> Removed(
        Person person,
        Measure measure,
        AuditOrigin? origin,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var places = await context
            .Memberships.Where(m => m.Person == person.Id && (m.Until == null || m.Until > now))
            .OrderBy(m => m.Since)
            .ToListAsync(ct);
        var here = places.Where(place => place.Region == measure.Region).ToList();
        here.ForEach(place => place.End(now, LeavingReason.Removed, measure.CarriedOutBy, null));
        person.StandingChanged();
        var ended = await officers.EndAll(person.Id, measure.Region, measure.CarriedOutBy, origin, now, ct);
        var isLast =
            here.Count == places.Count
            && !await context.OfficeHolders.AnyAsync(
                o => o.Person == person.Id && o.Region != measure.Region && (o.Until == null || o.Until > now),
                ct
            );
        return
        [
            .. here.Select(place => new PersonLeft(
                person.Id,
                place.Region,
                place.Facility,
                LeavingReason.Removed,
                isLast && place == here[^1],
                now
            )),
            .. ended,
        ];
    }
}
