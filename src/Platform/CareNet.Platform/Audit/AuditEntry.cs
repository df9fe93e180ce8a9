namespace CareNet.Platform.Audit;

public enum AuditOutcome
{
    Done,
    Refused,
    Failed,
}

/// <summary>
/// A record of who did what, on whom, from where, with which outcome: ids and codes, never a name, a health fact or a free text.
/// </summary>
public sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    public required AuditActor Actor { get; init; }

    /// <summary>A stable code such as <c>consent.withdraw</c>.</summary>
    public required string Action { get; init; }

    /// <summary>From where. A handler takes it out of its message: the edge alone knows it.</summary>
    public required AuditOrigin Origin { get; init; }

    public AuditSubject? Subject { get; init; }

    public Guid? Facility { get; init; }

    /// <summary>
    /// The region in whose name an office acted. Its trail shows the act, wherever the actor works or has worked. Kept among the details.
    /// </summary>
    public RegionCode? Region { get; init; }

    public Guid? Patient { get; init; }

    public AuditOutcome Outcome { get; init; } = AuditOutcome.Done;

    /// <summary>Why it was refused or how it failed: an error's code.</summary>
    public string? Code { get; init; }

    /// <summary>A few more ids, codes and small numbers; anything else is thrown back.</summary>
    public IReadOnlyDictionary<string, string> Details
    {
        get => Region is { } region ? new Dictionary<string, string>(field) { ["region"] = region.Value } : field;
        init;
    } = new Dictionary<string, string>();
}

/// <summary>Whom or what an act was done on, beside the patient and the facility.</summary>
public sealed record AuditSubject(string Kind, Guid Id);
