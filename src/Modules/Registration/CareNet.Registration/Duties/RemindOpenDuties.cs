using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Policy;
using CareNet.Registration.Acceptances;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Duties;

/// <summary>
/// Every morning: who has a text to accept, for himself or for a facility, gets one notice for all of it; who has no photo or no checked
/// licence is told as well. The memberships are gone through by their key, a page at a time, and so are the offices.
/// </summary>
public sealed class RemindOpenDuties(RegistrationContext context, TextsInForce texts, PoliciesInForce policies, TimeProvider clock) : IJob
{
    private const int PerPage = 200;

    public static JobSchedule Schedule { get; } = new("remind-open-duties", "40 6 * * *", RegionDay.Zone);

    [
        Rule("misato/2", How = "remind"),
        Rule("nishitokyo/2", How = "remind"),
        Rule("osaki/10", How = "remind"),
        Rule("miyazaki/tips-2", How = "remind")
    ]
    [Rule("osaki/preamble", How = "record")]
    [Rule("miyazaki/tips-3", How = "remind"), Rule("misato/notes-3-5", How = "remind"), Rule("nishitokyo/notes-3-5", How = "remind")]
    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var (after, now) = (Guid.Empty, clock.GetUtcNow());
        for (var page = 0; ; page++)
        {
            var places = await context
                .Memberships.AsNoTracking()
                .Where(m => m.Id > after && (m.Until == null || m.Until > now))
                .OrderBy(m => m.Id)
                .Take(PerPage)
                .ToListAsync(ct);
            if (places.Count == 0)
            {
                break;
            }

            after = places[^1].Id;
            var notices = await Notices(places, ct);
            await run.OnceAsync<RegistrationContext>(
                $"page:{page}",
                async outbox =>
                {
                    foreach (var notice in notices)
                    {
                        await outbox.PublishAsync(notice);
                    }
                },
                ct
            );
            run.Count("notices", notices.Count);
            await run.ReportAsync(page + 1, null, ct);
        }

        await RemindOffices(run, ct);
    }

    private async Task RemindOffices(JobRun run, CancellationToken ct)
    {
        var (after, now) = (Guid.Empty, clock.GetUtcNow());
        for (var page = 0; ; page++)
        {
            var offices = await context
                .OfficeHolders.AsNoTracking()
                .Where(o => o.Id > after && (o.Until == null || o.Until > now))
                .OrderBy(o => o.Id)
                .Take(PerPage)
                .ToListAsync(ct);
            if (offices.Count == 0)
            {
                return;
            }

            after = offices[^1].Id;
            var ids = offices.Select(o => o.Person).Distinct().ToList();
            var accepted = await context
                .Set<Acceptance>()
                .AsNoTracking()
                .Where(a => ids.Contains(a.Person) && !a.ForFacility)
                .ToListAsync(ct);
            await run.OnceAsync<RegistrationContext>(
                $"offices:{page}",
                async outbox =>
                {
                    foreach (var office in offices)
                    {
                        if (
                            (await texts.For(office.Region, null, null, ct)).Any(text =>
                                !accepted.Exists(a => Covers(a, office.Person, office.Region, null, text))
                            )
                        )
                        {
                            await outbox.PublishAsync(
                                new NoticeDue(office.Person, PeopleNotices.TextToAccept.Kind, office.Person.Value, now)
                            );
                        }
                    }
                },
                ct
            );
        }
    }

    private static bool Covers(Acceptance acceptance, PersonId person, RegionCode region, FacilityId? facility, TextInForce text) =>
        acceptance.Person == person
        && acceptance.Region == region
        && acceptance.What == text.What
        && acceptance.Version == text.Version
        && (text.What is AcceptedText.Edition or AcceptedText.OperatingRules || acceptance.Facility == facility);

    private async Task<IReadOnlyList<NoticeDue>> Notices(IReadOnlyList<Membership> places, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (ids, facilities) = (places.Select(p => p.Person).Distinct().ToList(), places.Select(p => p.Facility).Distinct().ToList());
        var accepted = await context.Set<Acceptance>().AsNoTracking().Where(a => ids.Contains(a.Person) && !a.ForFacility).ToListAsync(ct);
        var confirmed = await FacilityAcceptances.Of(context, facilities, ct);
        var people = await context.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var profiles = await context.Set<Profile>().AsNoTracking().Where(p => ids.Contains(p.Person)).ToDictionaryAsync(p => p.Person, ct);
        List<NoticeDue> notices = [];
        foreach (var place in places)
        {
            var asked = await texts.For(place.Region, place.Facility, place.Role, ct);
            var owesOwn = asked.Any(text => !accepted.Exists(a => Covers(a, place.Person, place.Region, place.Facility, text)));
            var owesForFacility =
                place.Role != FacilityRole.Staff
                && asked.FirstOrDefault(text => text.What == AcceptedText.Edition) is { } edition
                && !confirmed.ContainsKey((place.Facility, edition.Version));
            if (owesOwn || owesForFacility)
            {
                notices.Add(new(place.Person, PeopleNotices.TextToAccept.Kind, place.Person.Value, now));
            }

            notices.AddRange(ProfileNotices(place, people[place.Person], profiles.GetValueOrDefault(place.Person), now));
        }

        return notices;
    }

    private IEnumerable<NoticeDue> ProfileNotices(Membership place, Person person, Profile? profile, DateTimeOffset now) =>
        policies.Of(person.Region.Value) is not { } policy
            ? []
            : from open in ProfileRules.Open(policy, person, profile)
            let kind = open.Kind == DutyKind.AddPhoto ? PeopleNotices.PhotoMissing.Kind
            : open.Kind == DutyKind.ShowLicence ? PeopleNotices.LicenceMissing.Kind
            : default
            where kind != default
            select new NoticeDue(place.Person, kind, place.Person.Value, now);
}
