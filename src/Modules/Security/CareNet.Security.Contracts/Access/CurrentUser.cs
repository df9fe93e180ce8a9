using System.Diagnostics;
using CareNet.Platform;
using CareNet.Platform.Audit;
using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Contracts;

/// <summary>The user who sends the current request. Pages and endpoints take it; messages then carry what it says.</summary>
public sealed class CurrentUser(IHttpContextAccessor http)
{
    /// <summary>Somebody who has gone all the way: password and whatever else is asked for.</summary>
    public bool IsSignedIn => Current is { Stage: SignInStage.Open };

    /// <summary>Throws for a visitor: who may be one asks <see cref="IsSignedIn"/> first.</summary>
    public PersonId Person => Required.Person;

    public SessionId Session => Required.Session;

    public Rights Rights => Required.Rights;

    public SignInStage Stage => Required.Stage;

    /// <summary>The same, or nothing for a visitor.</summary>
    public CurrentSession? Current => Context.Features.Get<CurrentSession>();

    /// <summary>Until the session ends by itself; none for a visitor.</summary>
    public int SecondsLeft(TimeProvider clock) => Current is { } session ? (int)(session.EndsAt - clock.GetUtcNow()).TotalSeconds : 0;

    /// <summary>From where: also for visitors.</summary>
    public AuditOrigin Origin =>
        AuditOrigin.From(Context.Connection.RemoteIpAddress, Current?.Device, Activity.Current?.TraceId ?? default);

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request, so nobody sent one.");

    private CurrentSession Required => Current ?? throw new InvalidOperationException("Nobody is signed in.");
}

/// <summary>The session of a request; a feature of its context.</summary>
public sealed record CurrentSession(
    SessionId Session,
    PersonId Person,
    RegionCode Region,
    SignInStage Stage,
    Rights Rights,
    Guid? Device,
    DateTimeOffset ProvedAt
)
{
    /// <summary>Something has to be done first: only pages with <see cref="AllowWithOpenDutiesAttribute"/> are open.</summary>
    public bool HasOpenDuties { get; init; }

    /// <summary>Unless something is asked for before.</summary>
    public DateTimeOffset EndsAt { get; init; }
}

/// <summary>The stage that a person has reached in signing in. Only <see cref="Open"/> is signed in.</summary>
public enum SignInStage
{
    SecondFactor,
    ChangePassword,
    SetUpFactor,

    /// <summary>The password is new, and the person says which of the second proofs from before are theirs.</summary>
    ReviewFactors,

    /// <summary>A device that is new here: does it lock?</summary>
    DeclareLock,
    Open,
}
