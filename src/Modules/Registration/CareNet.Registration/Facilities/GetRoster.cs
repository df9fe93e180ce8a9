using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Facilities;

public static class GetRosterHandler
{
    public static async Task<RosterList> Handle(
        Contracts.GetRoster message,
        RegistrationContext context,
        RegistrationAccess access,
        CancellationToken ct
    )
    {
        if (!await access.IsSecretariat(message.Actor, message.Region, ct))
        {
            return new([], 1, 0);
        }

        var total = await context.Memberships.CountAsync(
            place => place.Region == message.Region && (message.WithHistory || place.Until == null),
            ct
        );
        var page = Math.Clamp(message.Page, 1, Math.Max(1, (total + RosterList.Size - 1) / RosterList.Size));
        var lines = await Roster
            .Of(context, message.Region, message.WithHistory)
            .Skip((page - 1) * RosterList.Size)
            .Take(RosterList.Size)
            .ToListAsync(ct);
        return new(lines, page, total);
    }
}
