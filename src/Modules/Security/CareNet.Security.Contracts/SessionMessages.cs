using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>One's own sign-ins, live ones first. Answered with a list of <see cref="SessionRow"/>.</summary>
public sealed record ListSessions(PersonId Person, SessionId? At);

public sealed record SessionList(IReadOnlyList<SessionRow> Sessions);

public sealed record SessionRow(SessionId Id, string Browser, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, bool IsLive, bool IsThis)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>Ends one of one's own; somebody else's looks absent. Answered with a <see cref="Result"/>.</summary>
public sealed record EndSession(PersonId Person, SessionId Session, AuditOrigin Origin);

/// <summary>Ends all of one's own but the one at hand. Answered with a <see cref="Result"/>.</summary>
public sealed record EndOtherSessions(PersonId Person, SessionId Except, AuditOrigin Origin);

/// <summary>
/// The password once more, before something sensitive, and the authenticator's digits or a recovery code where the person has a second
/// factor. Answered with a <see cref="SignInAnswer"/>.
/// </summary>
public sealed record ProveAgain(SessionId Session, PersonId Person, string Password, string Code, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Session) is not null;
}
