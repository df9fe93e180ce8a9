using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Guidelines;

/// <summary>Each morning: a facility whose newest confirmation is of other editions than those in force is asked to confirm again.</summary>
[Rule("misato/2", How = "remind"), Rule("nishitokyo/2", How = "remind")]
public sealed class AskConfirmation(RegistrationContext context, AdmissionBook book, TimeProvider clock) : IJob
{
    public static readonly NoticeKind Asked = new("registration.guidelines_to_confirm");
    private const int PerPage = 200;

    public static JobSchedule Schedule { get; } = new("ask-confirmation", "30 7 * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        Dictionary<RegionCode, string?> inForce = [];
        for (var after = FacilityId.From(Guid.Empty); ;)
        {
            var last = after;
            // Ids have no order in C#, so the page begins in SQL.
            var facilities = await context.Facilities.FromSql($"SELECT * FROM registration.facilities WHERE id > {last.Value}").AsNoTracking()
                .Where(f => f.State == FacilityState.Active).OrderBy(f => f.Id).Take(PerPage).Select(f => new { f.Id, f.Region }).ToListAsync(ct);
            if (facilities.Count == 0)
            {
                return;
            }

            after = facilities[^1].Id;
            foreach (var facility in facilities)
            {
                if (!inForce.TryGetValue(facility.Region, out var editions))
                {
                    inForce[facility.Region] = editions = await EditionsOf(facility.Region, ct);
                }

                if (editions is not null)
                {
                    await Ask(run, facility.Id, editions, ct);
                }
            }
        }
    }

    private async Task<string?> EditionsOf(RegionCode region, CancellationToken ct) =>
        await book.Of(region, ct) is { } admission && admission.Papers.Any(paper => paper.Kind == PaperKind.LawsAndGuidelines)
            ? FiledPapers.EditionsOf(PaperKind.LawsAndGuidelines, admission) : null;

    private async Task Ask(JobRun run, FacilityId facility, string editions, CancellationToken ct)
    {
        var confirmed = await context.Set<Paper>().Where(paper => paper.Facility == facility && paper.Kind == PaperKind.LawsAndGuidelines)
            .OrderByDescending(paper => paper.FiledAt).Select(paper => paper.Editions).FirstOrDefaultAsync(ct);
        if (confirmed == editions)
        {
            return;
        }

        var asked = await context.Memberships.Where(place => place.Facility == facility && place.Until == null && place.Role != FacilityRole.Member)
            .Select(place => place.Person).Take(PerPage).ToListAsync(ct);
        await run.OnceAsync<RegistrationContext>(facility.ToString(), async outbox =>
        {
            foreach (var person in asked)
            {
                await outbox.PublishAsync(new NoticeDue(person, Asked, facility.Value, clock.GetUtcNow()));
            }
        }, ct);
        run.Count("facilities_asked");
    }
}
