using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;
using Wolverine;

namespace CareNet.Security.Accounts;

/// <summary>Signs a person who leaves a facility out at once; a person who still works at another one signs in again.</summary>
public static class PersonLeftHandler
{
    public static async Task<AccountClosed?> Handle(
        PersonLeft message,
        SecurityContext context,
        LiveSessions sessions,
        IMessageBus bus,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        // Asked again: somebody may have taken the person in since.
        if (message.WasLast && await BelongsNowhere())
        {
            // Held like by a link that is redeemed at this moment: nothing that it sets survives the closing.
            if (await SignInSteps.HoldAsync(context, message.Person, now, ct) is { State: not AccountState.Closed } account)
            {
                await account.CloseWithAllAsync(context, sessions, gate, now, ct);
                return new(message.Person, now);
            }

            await gate.Close(context, message.Person, "carenet/departure", ct);
        }

        await sessions.EndAll(context, message.Person, EndReason.Left, ct);
        return null;

        async Task<bool> BelongsNowhere()
        {
            var known = await KnownStanding.HoldAsync(context, message.Person, now, ct);
            var standing = await bus.InvokeAsync<Standing>(new StandingOf(message.Person), ct);
            known.Learn(standing, now);
            return standing is { Memberships.Count: 0, Offices.Count: 0 };
        }
    }
}
