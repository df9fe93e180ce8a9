using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SharedAccounts;

public static class EndSharedAccountHandler
{
    public static async Task<Result> Handle(
        EndSharedAccount message,
        SecurityContext context,
        StandingDirectory duties,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var shared = await context
            .Set<SharedAccount>()
            .FromSql($"SELECT * FROM security.shared_accounts WHERE id = {message.Id.Value} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (shared is null || !await duties.Administers(message.Actor, shared.Facility, ct))
        {
            return SharedAccountErrors.NotFound;
        }

        if (shared.End(clock.GetUtcNow()).Error is { } refused)
        {
            return refused;
        }

        await AuditWriter.Record(
            context,
            new()
            {
                At = clock.GetUtcNow(),
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "account.unshare",
                Origin = message.Origin,
                Subject = new("person", shared.Account.Value),
                Facility = shared.Facility.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
