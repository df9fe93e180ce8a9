using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.TakeOuts;

public static class ListTakeOutsHandler
{
    private const int PageSize = 50;

    public static async Task<TakeOutList> Handle(ListTakeOuts message, TakeOutStore store, CancellationToken ct)
    {
        var last = message.After?.Value ?? Guid.AllBitsSet;
        var takeOuts = store.Context.Set<TakeOut>();
        var asked = await store.Standings.Administers(message.Actor, message.Facility, ct)
            ? takeOuts.FromSql($"SELECT * FROM security.take_outs WHERE facility = {message.Facility.Value} AND id < {last}")
            : takeOuts.FromSql(
                $"""
                SELECT * FROM security.take_outs WHERE facility = {message.Facility.Value} AND person = {message.Actor.Value}
                    AND id < {last}
                """
            );
        var found = await asked.AsNoTracking().OrderByDescending(takeOut => takeOut.Id).Take(PageSize + 1).ToListAsync(ct);
        return new(
            [.. found.Take(PageSize).Select(takeOut => takeOut.Row(store.Today))],
            found.Count > PageSize ? found[PageSize - 1].Id : null
        );
    }
}
