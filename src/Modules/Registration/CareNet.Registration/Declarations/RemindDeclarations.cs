using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Policy;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

/// <summary>Every morning: users of before who have not declared their use are written to; the secretariat has them in a list.</summary>
[Rule("okayama/3-2", How = "remind")]
public sealed class RemindDeclarations(RegistrationContext context, PoliciesInForce policies, TimeProvider clock) : IJob
{
    private const int PerPage = 200;

    public static JobSchedule Schedule { get; } = new("remind-declarations", "50 6 * * *", RegionDay.Zone);

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        foreach (
            var region in policies
                .Book.Packs.Select(pack => pack.Region)
                .Where(region => UsageDeclarationRules.TitleIn(policies.Of(region)) is not null)
        )
        {
            await Remind(run, new RegionCode(region), ct);
        }
    }

    private async Task Remind(JobRun run, RegionCode region, CancellationToken ct)
    {
        var (after, now) = (Guid.Empty, clock.GetUtcNow());
        for (var page = 0; ; page++)
        {
            var places = await context
                .Memberships.AsNoTracking()
                .Where(m =>
                    m.Id > after
                    && m.Region == region
                    && (m.Until == null || m.Until > now)
                    && !context.Set<UsageDeclaration>().Any(d => d.Person == m.Person && d.Region == m.Region)
                )
                .OrderBy(m => m.Id)
                .Take(PerPage)
                .Select(m => new { m.Id, m.Person })
                .ToListAsync(ct);
            if (places.Count == 0)
            {
                return;
            }

            after = places[^1].Id;
            await run.OnceAsync<RegistrationContext>(
                $"{region}:{page}",
                async outbox =>
                {
                    foreach (var person in places.Select(place => place.Person).Distinct())
                    {
                        await outbox.PublishAsync(new NoticeDue(person, PeopleNotices.DeclarationMissing.Kind, person.Value, now));
                    }
                },
                ct
            );
            run.Count("people", places.Count);
        }
    }
}
