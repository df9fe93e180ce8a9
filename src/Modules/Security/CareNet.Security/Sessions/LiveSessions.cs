using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Sessions;

/// <summary>Begins and ends sessions on the context of whoever asks, so that it commits with the reason for it.</summary>
public sealed class LiveSessions(TimeProvider clock)
{
    /// <summary>A working day and a bit: then everybody signs in again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>For somebody underway: long enough to fetch a phone.</summary>
    private static readonly TimeSpan ToGoAllTheWay = TimeSpan.FromMinutes(20);

    public sealed record NewSession(
        PersonId Person,
        SignInStage Stage,
        int IdleMinutes,
        AuditOrigin Origin,
        string Browser,
        Guid? Device = null
    );

    /// <summary>Answers with the token, which is nowhere else.</summary>
    public (Session Session, string Token) Begin(SecurityContext context, NewSession wanted)
    {
        var (now, token) = (clock.GetUtcNow(), SessionToken.New());
        var session = new Session
        {
            Id = Ids.New<SessionId>(clock),
            Person = wanted.Person,
            TokenHash = SessionToken.HashOf(token),
            Stage = wanted.Stage,
            StartedAt = now,
            LastSeenAt = now,
            ProvedAt = now,
            ExpiresAt = now + (wanted.Stage == SignInStage.Open ? Longest : ToGoAllTheWay),
            IdleMinutes = wanted.IdleMinutes,
            Device = wanted.Device,
            Address = wanted.Origin.Address,
            Browser = wanted.Browser,
        };
        context.Add(session);
        return (session, token);
    }

    /// <summary>
    /// One step further, with a new token: whoever learnt the old one has nothing. The step alone proves nothing; whoever checked a
    /// password or a code calls <see cref="Session.Prove"/>.
    /// </summary>
    public string Advance(Session session, SignInStage stage)
    {
        var (now, token) = (clock.GetUtcNow(), SessionToken.New());
        (session.TokenHash, session.Stage, session.LastSeenAt) = (SessionToken.HashOf(token), stage, now);
        // The longest time counts from the sign-in, not from the last proof.
        session.ExpiresAt = stage == SignInStage.Open ? session.StartedAt + Longest : session.ExpiresAt;
        return token;
    }

    /// <summary>Every session of these people, on whatever node, but perhaps the one at hand.</summary>
    public Task<int> EndAll(SecurityContext context, PersonId person, EndReason reason, CancellationToken ct, SessionId? except = null) =>
        EndWhere(context.Set<Session>().Where(session => session.Person == person && session.Id != (except ?? default)), reason, ct);

    public Task<int> EndOnDevice(SecurityContext context, Guid device, EndReason reason, CancellationToken ct) =>
        EndWhere(context.Set<Session>().Where(session => session.Device == device), reason, ct);

    private Task<int> EndWhere(IQueryable<Session> sessions, EndReason reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return sessions
            .Where(session => session.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndReason, reason),
                ct
            );
    }
}
