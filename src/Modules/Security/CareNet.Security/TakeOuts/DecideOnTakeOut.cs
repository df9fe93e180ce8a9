using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Security.Contracts.TakeOuts;
using CareNet.Security.Written;

namespace CareNet.Security.TakeOuts;

[Rule("nishitokyo/12-9", How = "enforce")]
public static class DecideOnTakeOutHandler
{
    public static async Task<(Result, NoticeDue?)> Handle(DecideOnTakeOut message, TakeOutStore desk, CancellationToken ct)
    {
        if (Words.Wrong(message.Reason, 500, isNeeded: false, hasLines: true) is { } wrong)
        {
            return (wrong, null);
        }

        var (takeOut, isAdministrator) = await desk.ForChange(message.Actor, message.Id, ct);
        if (takeOut is null || !isAdministrator)
        {
            return (TakeOutErrors.NotFound, null);
        }

        if (takeOut.Decide(message.IsApproved, Words.Kept(message.Reason), message.Actor, desk.Now).Error is { } refused)
        {
            return (refused, null);
        }

        await desk.Note(takeOut, message.IsApproved ? "take_out.approve" : "take_out.refuse", message.Actor, message.From, ct);
        return (Result.Ok, new(takeOut.Person, TakeOutNotices.Decided, takeOut.Id.Value, desk.Now));
    }
}
