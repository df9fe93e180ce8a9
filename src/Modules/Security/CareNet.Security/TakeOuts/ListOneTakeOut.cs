using CareNet.Platform;
using CareNet.Security.Contracts.TakeOuts;

namespace CareNet.Security.TakeOuts;

public static class ListOneTakeOutHandler
{
    public static async Task<Result<TakeOutRow>> Handle(GetTakeOut message, TakeOutStore desk, CancellationToken ct)
    {
        var (takeOut, _) = await desk.ForChange(message.Actor, message.Id, ct);
        return takeOut is null ? TakeOutErrors.NotFound : takeOut.Row(desk.Today);
    }
}
