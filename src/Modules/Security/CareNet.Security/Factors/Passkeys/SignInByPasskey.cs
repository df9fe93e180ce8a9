using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>
/// A passkey whose signature was checked. Decided on what the database holds now: account, passkey and counter may have changed since the
/// check. Answered with a <see cref="SignInAnswer"/>, never with a refusal that commits nothing: refusals are recorded.
/// </summary>
/// <param name="Before">The session that this browser had.</param>
public sealed record SignInByPasskey(
    byte[] Credential,
    PersonId Person,
    long SignCount,
    bool IsBackedUp,
    SessionId? Before,
    SignInClient Client
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

public static class SignInByPasskeyHandler
{
    [Rule("miyazaki/login", How = "enforce")]
    public static async Task<SignInAnswer> Handle(
        SignInByPasskey message,
        SecurityContext context,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var account = await SignInSteps.HoldAsync(context, message.Person, now, ct);
        // Locked: two answers at once are counted one after the other.
        var passkey = await context
            .Set<Passkey>()
            .FromSql(
                $"""
                SELECT * FROM security.passkeys WHERE credential = {message.Credential} AND person = {message.Person.Value} FOR UPDATE
                """
            )
            .SingleOrDefaultAsync(ct);
        if (account is null || passkey is null || !passkey.Counts(message.SignCount) || !await arrival.IsWelcome(context, account, ct))
        {
            await AuditWriter.Record(context, PasskeySignIn.Refusal(account, message.Client.Origin, now), ct);
            return SignInAnswer.Refused;
        }

        var before = message.Before is { } own
            ? await context.Set<Session>().SingleOrDefaultAsync(s => s.Id == own && s.EndedAt == null, ct)
            : null;
        // While the password is new and nobody has said which passkeys are the person's own, a passkey counts only on top of the password.
        var isSecondProof = before is { Stage: SignInStage.SecondFactor } && before.Person == account.Person && before.IsLiveAt(now);
        if (account.FactorReviewAskedAt is not null && !isSecondProof)
        {
            return new(SignInOutcome.PasswordFirst);
        }

        passkey.Use(message.SignCount, message.IsBackedUp, now);
        var stage = await arrival.NextAfter(context, account, hasProvedFactor: true, ct);
        var answer = await arrival.Begin(context, account, stage, message.Client, "passkey", ct);
        if (answer.Token is not null && before is not null)
        {
            // As with a password, the browser leaves no session behind that nobody holds a cookie for.
            await SignOutHandler.Handle(new(before.Id, before.Person, message.Client.Origin), context, clock, ct);
        }

        return answer;
    }
}
