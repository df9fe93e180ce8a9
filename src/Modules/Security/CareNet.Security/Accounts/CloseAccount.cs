using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;

namespace CareNet.Security.Accounts;

public static class CloseAccountHandler
{
    public static async Task<(Result, AccountClosed?)> Handle(
        Contracts.CloseAccount message,
        SecurityContext context,
        LiveSessions sessions,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // Held like by a link that is redeemed at this moment: nothing that it sets survives the closing.
        if (await SignInSteps.HoldAsync(context, message.Person, clock.GetUtcNow(), ct) is not { } account)
        {
            return (SecurityErrors.NotFound, null);
        }

        if (message.IsForgotten)
        {
            account.ForgetAddress();
        }

        if (account.State == AccountState.Closed || await BelongsAgain(message, context, clock.GetUtcNow(), ct))
        {
            return (Result.Ok, null);
        }

        var now = clock.GetUtcNow();
        await account.CloseWithAllAsync(context, sessions, gate, now, ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = message.AskedBy is { } asker ? AuditActor.Person(asker.Value) : AuditActor.Job,
                Action = "account.close",
                Origin = message.Origin,
                Region = message.AskedBy == message.Person ? null : account.Region,
                Subject = new("person", message.Person.Value),
            },
            ct
        );
        return (Result.Ok, new AccountClosed(message.Person, now));
    }

    // The holder's own wish was checked when it was made. Whoever has been taken in or appointed since stays.
    private static async Task<bool> BelongsAgain(
        Contracts.CloseAccount message,
        SecurityContext context,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (message.AskedBy != message.Person)
        {
            return false;
        }

        var known = await KnownStanding.HoldAsync(context, message.Person, now, ct);
        var belongs = KnownStanding.BelongingIn(message.Person, known.Standing);
        return belongs.Facilities.Count > 0 || belongs.Offices.Count > 0;
    }
}
