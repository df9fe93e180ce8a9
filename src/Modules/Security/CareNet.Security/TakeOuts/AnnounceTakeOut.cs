using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Security.Contracts;

namespace CareNet.Security.TakeOuts;

/// <summary>Content, medium, purpose and period, told to the administrator; where the region wants it, it waits for an approval.</summary>
[Rule("misato/12-9", How = "record"), Rule("nishitokyo/12-9", How = "enforce")]
public static class AnnounceTakeOutHandler
{
    public static async Task<(Result<TakeOutId>, IEnumerable<object>)> Handle(
        AnnounceTakeOut message,
        TakeOutStore store,
        IdempotencyKeys keys,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (key.Error is { } unreadable)
        {
            return (unreadable, []);
        }

        var print = Fingerprint.Of(message with { Origin = AuditOrigin.Inside });
        if ((await keys.Claim(store.Context, key.Value, print, ct)).IsAnswered<TakeOutId>(out var earlier))
        {
            return (earlier, []);
        }

        if (await store.Standings.RegionOf(message.Actor, message.Facility, ct) is not { } region)
        {
            return (TakeOutErrors.NotFound, []);
        }

        if (store.Wrong(region, message) is { } wrong)
        {
            return (wrong, []);
        }

        var takeOut = new TakeOut
        {
            Id = store.NewId(),
            Region = region,
            Facility = message.Facility,
            Person = message.Actor,
            Device = message.Device?.Value,
            Content = Words.Kept(message.Content)!,
            Medium = message.Medium,
            Purpose = Words.Kept(message.Purpose),
            Begins = message.Begins,
            Ends = message.Ends,
            NeedsApproval = store.NeedsApproval(region),
            AskedAt = store.Now,
        };
        takeOut.Announce();
        store.Context.Add(takeOut);
        await store.Note(takeOut, "take_out.announce", message.Actor, message.Origin, ct);
        await keys.Record(store.Context, key.Value, print, takeOut.Id, ct);
        return (takeOut.Id, await store.Tell(takeOut, takeOut.NeedsApproval ? TakeOutNotices.Requested : TakeOutNotices.Announced, ct));
    }
}
