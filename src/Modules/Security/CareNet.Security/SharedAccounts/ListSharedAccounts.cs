using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SharedAccounts;

[Rule("misato/11-2", How = "show")]
public static class ListSharedAccountsHandler
{
    private const int Most = 200;

    public static async Task<IReadOnlyList<SharedAccountRow>> Handle(
        ListSharedAccounts message,
        SecurityContext context,
        StandingDirectory duties,
        CancellationToken ct
    )
    {
        var open = context.Set<SharedAccount>().AsNoTracking().Where(shared => shared.EndedAt == null);
        var asked = message switch
        {
            { Facility: { } facility } when await duties.Administers(message.Actor, facility, ct) => open.Where(shared =>
                shared.Facility == facility
            ),
            { Facility: null, Region: { } region } when await duties.IsSecretariatOf(message.Actor, region, ct) => open.Where(shared =>
                shared.Region == region
            ),
            _ => null,
        };
        return asked is null
            ? []
            :
            [
                .. (await asked.OrderByDescending(shared => shared.Id).Take(Most).ToListAsync(ct)).Select(shared => new SharedAccountRow(
                    shared.Id,
                    shared.Facility,
                    shared.Account,
                    shared.Reason,
                    [.. shared.Users.Select(PersonId.From)],
                    shared.AcceptedByHead,
                    shared.DeclaredBy,
                    shared.DeclaredAt
                )),
            ];
    }
}
