using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Security.Contracts;

namespace CareNet.Security.TakeOuts;

[Rule("nishitokyo/12-9", How = "enforce")]
public static class DecideOnTakeOutHandler
{
    public static async Task<(Result, NoticeDue?)> Handle(DecideOnTakeOut message, TakeOutStore store, CancellationToken ct)
    {
        if (Words.Wrong(message.Reason, 500, isNeeded: false, hasLines: true) is { } wrong)
        {
            return (wrong, null);
        }

        var (takeOut, isAdministrator) = await store.ForChange(message.Actor, message.Id, ct);
        if (takeOut is null || !isAdministrator)
        {
            return (TakeOutErrors.NotFound, null);
        }

        if (takeOut.Decide(message.IsApproved, Words.Kept(message.Reason), message.Actor, store.Now).Error is { } refused)
        {
            return (refused, null);
        }

        await store.Note(takeOut, message.IsApproved ? "take_out.approve" : "take_out.refuse", message.Actor, message.Origin, ct);
        return (Result.Ok, new(takeOut.Person, TakeOutNotices.Decided, takeOut.Id.Value, store.Now));
    }
}
