using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.TakeOuts;

/// <summary>Reminds the person who took something out on the day of return, and tells the administrator, too, the day after.</summary>
[Rule("misato/12-9", How = "remind"), Rule("nishitokyo/12-9", How = "remind")]
public sealed class RemindTakeOuts(TakeOutStore store) : IJob
{
    private const int Batch = 200;

    public static JobSchedule Schedule { get; } = new("remind-take-outs", "20 7 * * *", "Asia/Tokyo");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var after = Guid.Empty;
        while (await NextAsync(after, ct) is { Count: > 0 } takeOuts)
        {
            await run.OnceAsync<SecurityContext>(
                $"take-outs-after-{after}",
                async outbox =>
                {
                    foreach (var takeOut in takeOuts.Where(takeOut => takeOut.Ends <= store.Today))
                    {
                        await outbox.PublishAsync(new NoticeDue(takeOut.Person, TakeOutNotices.ReturnDue, takeOut.Id.Value, store.Now));
                        foreach (
                            var notice in takeOut.IsOverdueOn(store.Today) ? await store.Tell(takeOut, TakeOutNotices.Overdue, ct) : []
                        )
                        {
                            await outbox.PublishAsync(notice);
                        }

                        run.Count("reminders_sent");
                    }
                },
                ct
            );
            after = takeOuts[^1].Id.Value;
        }
    }

    private Task<List<TakeOut>> NextAsync(Guid after, CancellationToken ct) =>
        store
            .Context.Set<TakeOut>()
            .FromSql($"SELECT * FROM security.take_outs WHERE state IN ('Requested', 'Outside') AND id > {after}")
            .AsNoTracking()
            .OrderBy(takeOut => takeOut.Id)
            .Take(Batch)
            .ToListAsync(ct);
}
