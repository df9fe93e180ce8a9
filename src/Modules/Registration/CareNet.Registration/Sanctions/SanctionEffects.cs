using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Registration.Sanctions;

/// <summary>Carries a sanction out on memberships, offices and access, and undoes at its end what can be undone.</summary>
public sealed class SanctionEffects(RegistrationContext context, Officers officers, IMessageBus bus, TimeProvider clock)
{
    /// <summary>
    /// Deleting a registration ends the person's offices, so the last of the secretariat is not deleted. Null if nothing speaks against
    /// it. Whoever asks has waited for the region's turn.
    /// </summary>
    internal async Task<Error?> Hindered(SanctionKind kind, PersonId person, RegionCode region, CancellationToken ct)
    {
        if (kind != SanctionKind.DeleteRegistration)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return
            await context.OfficeHolders.AnyAsync(
                o => o.Person == person && o.Region == region && o.Role == RegionRole.Secretariat && (o.Until == null || o.Until > now),
                ct
            ) && !await officers.AnySecretaryBeside(person, region, ct)
            ? OfficeErrors.LastOfficer
            : null;
    }

    [Rule("misato/notes-2-2"), Rule("nishitokyo/notes-2-2"), Rule("osaki/11b-2")]
    internal async Task<IEnumerable<object>> CarriedOut(Sanction sanction, AuditOrigin? origin, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await context.People.SingleAsync(p => p.Id == sanction.Person, ct);
        List<object> messages =
        [
            new NoticeDue(sanction.Person, PeopleNotices.SanctionTaken.Kind, sanction.Id.Value, now),
            new DutyAsked(sanction.Person, sanction.Region, now),
        ];
        if (sanction.IsRestriction)
        {
            person.StandingChanged();
            messages.Add(new PersonRestricted(person.Id, sanction.Region, sanction.Until, now));
            if (sanction.Until is { } end)
            {
                await bus.ScheduleAsync(new RestrictionEndDue(sanction.Id), end);
            }
        }
        else if (sanction.Kind == SanctionKind.ExpelFromGroup)
        {
            messages.Add(new GroupExpulsionDue(person.Id, sanction.Region, sanction.Id, now));
        }
        else if (sanction.Kind == SanctionKind.DeleteRegistration)
        {
            messages.AddRange(await Removed(person, sanction, origin, now, ct));
        }

        return messages;
    }

    /// <summary>Another restriction of the same person in the same region goes on.</summary>
    internal async Task<IEnumerable<object>> Ended(Sanction sanction, CancellationToken ct)
    {
        if (!sanction.IsRestriction)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var person = await context.People.SingleAsync(p => p.Id == sanction.Person, ct);
        person.StandingChanged();
        var others = context.RestrictionsAt(now).Where(m => m.Person == person.Id && m.Region == sanction.Region && m.Id != sanction.Id);
        return await others.AnyAsync(ct) ? [] : [new PersonRestored(person.Id, sanction.Region, now)];
    }

    private async Task<IEnumerable<object>> Removed(
        Person person,
        Sanction sanction,
        AuditOrigin? origin,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var places = await context
            .Memberships.Where(m => m.Person == person.Id && (m.Until == null || m.Until > now))
            .OrderBy(m => m.Since)
            .ToListAsync(ct);
        var here = places.Where(place => place.Region == sanction.Region).ToList();
        here.ForEach(place => place.End(now, DepartureReason.Removed, sanction.CarriedOutBy, null));
        person.StandingChanged();
        var ended = await officers.EndAll(person.Id, sanction.Region, sanction.CarriedOutBy, origin, now, ct);
        var isLast =
            here.Count == places.Count
            && !await context.OfficeHolders.AnyAsync(
                o => o.Person == person.Id && o.Region != sanction.Region && (o.Until == null || o.Until > now),
                ct
            );
        return
        [
            .. here.Select(place => new PersonLeft(
                person.Id,
                place.Region,
                place.Facility,
                DepartureReason.Removed,
                isLast && place == here[^1],
                now
            )),
            .. ended,
        ];
    }
}
