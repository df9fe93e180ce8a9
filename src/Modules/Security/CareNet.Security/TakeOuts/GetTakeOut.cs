using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.TakeOuts;

public static class GetTakeOutHandler
{
    public static async Task<Result<TakeOutRow>> Handle(GetTakeOut message, TakeOutStore store, CancellationToken ct)
    {
        var (takeOut, _) = await store.ForChange(message.Actor, message.Id, ct);
        return takeOut is null ? TakeOutErrors.NotFound : takeOut.Row(store.Today);
    }
}
