using Npgsql;

namespace CareNet.Platform.Audit;

/// <summary>A reader's query: one kind of key, a span of time, one page. Every question has an index of its own.</summary>
public sealed record AuditQuery
{
    public const int MaxPageSize = 200;

    private AuditQuery(string by, string? column, object? value)
    {
        By = by;
        Column = column;
        Value = value;
    }

    /// <summary>The kind of question, as a code.</summary>
    public string By { get; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public int PageSize { get; init; } = 50;

    /// <summary>The place where the page before this one ended.</summary>
    public AuditCursor? After { get; init; }

    private string? Column { get; }

    internal object? Value { get; }

    public static AuditQuery ByPerson(Guid actor) => new("person", "actor", actor);

    public static AuditQuery OnSubject(Guid subject) => new("subject", "subject", subject);

    public static AuditQuery OfPatient(Guid patient) => new("patient", "patient", patient);

    public static AuditQuery OfFacility(Guid facility) => new("facility", "facility", facility);

    public static AuditQuery OfAction(string action) => new("action", "action", action);

    public static AuditQuery OfAll() => new("time", null, null);

    /// <summary>Newest first, and one row more than the page holds: it tells whether another page follows.</summary>
    public NpgsqlCommand On(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand { Connection = connection };
        List<string> conditions = [];
        Add(Column is null ? null : $"e.{Column} = ", Value);
        Add("e.at >= ", From?.UtcDateTime);
        Add("e.at < ", Until?.UtcDateTime);
        if (After is { } after)
        {
            command.Parameters.Add(new() { Value = after.At.UtcDateTime });
            command.Parameters.Add(new() { Value = after.Seq });
            conditions.Add($"(e.at, e.seq) < (${command.Parameters.Count - 1}, ${command.Parameters.Count})");
        }

        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        command.CommandText = $"""
            SELECT {AuditRow.Columns} FROM platform.audit_entries e {where}
                ORDER BY e.at DESC, e.seq DESC LIMIT {Math.Clamp(PageSize, 1, MaxPageSize) + 1}
            """;
        return command;

        void Add(string? condition, object? value)
        {
            if (condition is not null && value is not null)
            {
                command.Parameters.Add(new() { Value = value });
                conditions.Add($"{condition}${command.Parameters.Count}");
            }
        }
    }
}

public sealed record AuditCursor(DateTimeOffset At, long Seq);

/// <summary>One page, newest first; the cursor of the next one, if there is more.</summary>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, AuditCursor? Next);
