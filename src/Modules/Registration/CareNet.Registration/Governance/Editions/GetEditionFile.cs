using CareNet.Platform;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class GetEditionFileHandler
{
    public static async Task<Result<string>> Handle(
        Contracts.GetEditionFile message,
        RegistrationContext context,
        RegistrationAccess access,
        CancellationToken ct
    ) =>
        await access.ServesRegion(message.Actor, message.Region, ct)
        && await context
            .Set<PolicyEdition>()
            .AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == message.Edition && e.Region == message.Region, ct)
            is { } edition
            ? edition.Text
            : EditionErrors.NotYours;
}
