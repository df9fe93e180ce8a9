using CareNet.Platform;
using CareNet.Security.Contracts.TakeOuts;

namespace CareNet.Security.TakeOuts;

public static class ReturnTakeOutHandler
{
    public static async Task<Result> Handle(ReturnTakeOut message, TakeOutStore desk, CancellationToken ct)
    {
        if ((await desk.ForChange(message.Actor, message.Id, ct)).TakeOut is not { } takeOut)
        {
            return TakeOutErrors.NotFound;
        }

        if (takeOut.Return(message.On, message.Actor, desk.Today).Error is { } refused)
        {
            return refused;
        }

        await desk.Note(takeOut, "take_out.return", message.Actor, message.From, ct);
        return Result.Ok;
    }
}
