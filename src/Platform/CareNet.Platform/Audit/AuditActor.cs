namespace CareNet.Platform.Audit;

/// <summary>The actor of an audit entry. Only a person has an id; the others are known by what they did.</summary>
public sealed record AuditActor
{
    private AuditActor(string kind, Guid? id = null)
    {
        Kind = kind;
        Id = id;
    }

    /// <summary>A scheduled job or a consequence of an event.</summary>
    public static AuditActor Job { get; } = new("job");

    /// <summary>Somebody who has not signed in.</summary>
    public static AuditActor Visitor { get; } = new("visitor");

    /// <summary>Somebody at the console of the server.</summary>
    public static AuditActor Operator { get; } = new("operator");

    public string Kind { get; }

    public Guid? Id { get; }

    public static AuditActor Person(Guid id) => new("person", id);
}
