using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Security.SharedAccounts;

public static class DeclareSharedAccountHandler
{
    [Rule("misato/11-2", How = "show")]
    public static async Task<Result<SharedAccountId>> Handle(
        DeclareSharedAccount message,
        SecurityContext context,
        StandingDirectory duties,
        IdempotencyKeys keys,
        IMessageBus bus,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        return !key.IsOk
            ? key.Error!
            : await keys.Run(context, key.Value, Fingerprint.Of(message with { Origin = AuditOrigin.Inside }), _ => Declare(), ct);

        async Task<Result<SharedAccountId>> Declare()
        {
            if (
                await duties.RegionAdministeredBy(message.Actor, message.Facility, ct) is not { } region
                || !await duties.IsHomeOf(message.Facility, message.Account, ct)
            )
            {
                return SharedAccountErrors.NotFound;
            }

            // Registration knows the head's name, who works here and whether the region tolerates this at all.
            var terms = await bus.InvokeAsync<Result<SharedAccountTerms>>(
                new CheckSharedAccount(message.Actor, message.Facility, message.Reason, message.Users, message.AcceptedByHead),
                ct
            );
            if (!terms.IsOk)
            {
                return terms.Error!;
            }

            if (await context.Set<SharedAccount>().AnyAsync(shared => shared.Account == message.Account && shared.EndedAt == null, ct))
            {
                return SharedAccountErrors.AlreadyShared;
            }

            var shared = new SharedAccount
            {
                Id = Ids.New<SharedAccountId>(clock),
                Region = region,
                Facility = message.Facility,
                Account = message.Account,
                Reason = terms.Value.Reason,
                Users = [.. terms.Value.Users.Select(user => user.Value)],
                AcceptedByHead = terms.Value.AcceptedByHead,
                DeclaredBy = message.Actor,
                DeclaredAt = clock.GetUtcNow(),
            };
            context.Add(shared);
            await AuditWriter.Record(
                context,
                new()
                {
                    At = clock.GetUtcNow(),
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "account.share",
                    Origin = message.Origin,
                    Subject = new("person", message.Account.Value),
                    Facility = message.Facility.Value,
                },
                ct
            );
            return shared.Id;
        }
    }
}
