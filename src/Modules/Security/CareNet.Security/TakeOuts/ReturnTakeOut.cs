using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.TakeOuts;

public static class ReturnTakeOutHandler
{
    public static async Task<Result> Handle(ReturnTakeOut message, TakeOutStore store, CancellationToken ct)
    {
        if ((await store.ForChange(message.Actor, message.Id, ct)).TakeOut is not { } takeOut)
        {
            return TakeOutErrors.NotFound;
        }

        if (takeOut.Return(message.On, message.Actor, store.Today).Error is { } refused)
        {
            return refused;
        }

        await store.Note(takeOut, "take_out.return", message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
