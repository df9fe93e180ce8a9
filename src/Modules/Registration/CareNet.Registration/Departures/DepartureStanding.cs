using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

/// <summary>
/// Checks whether a planned departure stands: as long as the person who planned or confirmed it could still plan it, and always if people
/// planned their own or the facility withdraws. Otherwise it is not carried out before an administrator of the facility or the region's
/// secretariat has confirmed it.
/// </summary>
public sealed class DepartureStanding(RegistrationContext context, RegistrationAccess access, TimeProvider clock)
{
    private const int Most = 50;

    internal async Task<bool> Holds(Departure departure, CancellationToken ct) =>
        departure.AnsweredForBy == departure.Person
        || departure.Reason == DepartureReason.FacilityWithdrew
        || await access.Administers(departure.AnsweredForBy, departure.Facility, ct)
        || await access.IsSecretariat(departure.AnsweredForBy, departure.Region, ct)
        || await LedUntilThen(departure.AnsweredForBy, departure.Facility, departure.LastDay)
            .AnyAsync(own => own.LedAs == FacilityRole.Administrator, ct);

    internal async Task<bool> Holds(FacilityWithdrawal withdrawal, CancellationToken ct) =>
        await access.FacilityToManage(withdrawal.AskedBy, withdrawal.Facility, ct) is not null
        || await LedUntilThen(withdrawal.AskedBy, withdrawal.Facility, withdrawal.LastDay).AnyAsync(ct);

    /// <summary>Those of them that are planned and wait for somebody's confirmation.</summary>
    internal async Task<IReadOnlySet<DepartureId>> Unconfirmed(IEnumerable<Departure> departures, CancellationToken ct)
    {
        HashSet<DepartureId> unconfirmed = [];
        foreach (var departure in departures.Where(departure => departure.State == DepartureState.Planned))
        {
            if (!await Holds(departure, ct))
            {
                unconfirmed.Add(departure.Id);
            }
        }

        return unconfirmed;
    }

    /// <summary>The notices to everybody who can confirm it or call it off.</summary>
    internal Task<IReadOnlyList<object>> NoticesFor(Departure departure, CancellationToken ct) =>
        NoticesFor(departure.Facility, departure.Region, PeopleNotices.DepartureToConfirm, departure.Id.Value, ct);

    internal Task<IReadOnlyList<object>> NoticesFor(FacilityWithdrawal withdrawal, CancellationToken ct) =>
        NoticesFor(withdrawal.Facility, withdrawal.Region, PeopleNotices.WithdrawalToConfirm, withdrawal.Facility.Value, ct);

    // Whoever leaves on the same day, with the authority until then, has not lost it before that day was over.
    private IQueryable<Departure> LedUntilThen(PersonId person, FacilityId facility, DateOnly lastDay) =>
        context
            .Set<Departure>()
            .Where(own => own.Person == person && own.Facility == facility && own.LedAs != null && own.LastDay >= lastDay);

    private async Task<IReadOnlyList<object>> NoticesFor(
        FacilityId facility,
        RegionCode region,
        NoticeWording wording,
        Guid subject,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var leading = await context
            .Memberships.Where(m => m.Facility == facility && m.Role == FacilityRole.Administrator && (m.Until == null || m.Until > now))
            .Select(m => m.Person)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. leading
                .Union(await SecretariatNotices.People(context, region, now, ct))
                .Select(person => new NoticeDue(person, wording.Kind, subject, now)),
        ];
    }
}
