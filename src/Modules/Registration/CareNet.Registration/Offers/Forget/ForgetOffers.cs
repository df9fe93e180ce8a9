using CareNet.Platform.Jobs;
using CareNet.Registration.Data;
using CareNet.Registration.Editions;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

/// <summary>
/// Every night: offers that were answered, taken back or have lapsed 30 days ago are gone, and with the last of them whoever was only ever
/// named and never belonged anywhere. The trail keeps that an offer was made, by its id.
/// </summary>
public sealed class ForgetOffers(RegistrationContext context, TimeProvider clock) : IJob
{
    private const int PerPage = 200;

    public static JobSchedule Schedule { get; } = new("forget-offers", "20 3 * * *", RegionDay.Zone);

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        run.Count("offers", await context.Set<Offer>().Where(o => o.ForgetAt <= now).ExecuteDeleteAsync(ct));
        var earliest = now - Offer.Lasts - Offer.Remembered;
        for (var page = 0; ; page++)
        {
            var people = await context.People.Where(p => p.CreatedAt < earliest
                    && !context.Set<Offer>().Any(o => o.Person == p.Id) && !context.Memberships.Any(m => m.Person == p.Id)
                    && !context.OfficeHolders.Any(o => o.Person == p.Id) && !context.Set<Appointment>().Any(a => a.Person == p.Id))
                .OrderBy(p => p.Id).Select(p => p.Id).Take(PerPage).ToListAsync(ct);
            if (people.Count == 0)
            {
                return;
            }

            await run.OnceAsync<RegistrationContext>($"people:{people[0]}", async outbox =>
            {
                await outbox.DbContext.People.Where(p => people.Contains(p.Id)).ExecuteDeleteAsync(ct);
                foreach (var person in people)
                {
                    await outbox.PublishAsync(new CloseAccount(person, null, IsForgotten: true));
                }
            }, ct);
            run.Count("people", people.Count);
            await run.ReportAsync(page + 1, null, ct);
        }
    }
}
