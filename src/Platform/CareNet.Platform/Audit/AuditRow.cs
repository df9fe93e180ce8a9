using Npgsql;

namespace CareNet.Platform.Audit;

/// <summary>An entry as it stands in the database.</summary>
public sealed record AuditRow(
    long Seq,
    long AtMicroseconds,
    string ActorKind,
    Guid? Actor,
    string Action,
    string? SubjectKind,
    Guid? Subject,
    Guid? Facility,
    Guid? Patient,
    string Outcome,
    string? Code,
    string? Address,
    Guid? Device,
    string? Trace,
    string Details
)
{
    public const int ColumnCount = 15;

    // Whatever a forger writes into a time must be readable here, so it comes as a number; no true entry has the last one.
    public const string Columns = """
        e.seq, CASE WHEN isfinite(e.at) THEN (extract(epoch FROM e.at) * 1000000)::bigint ELSE -9223372036854775808 END,
        e.actor_kind, e.actor, e.action, e.subject_kind, e.subject, e.facility, e.patient, e.outcome, e.code, e.address::text, e.device,
        e.trace, e.details::text
        """;

    public DateTimeOffset At => Time(AtMicroseconds);

    public static DateTimeOffset Time(long microseconds) =>
        microseconds is > -62_135_596_800_000_000 and < 253_402_300_800_000_000
            ? DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
            : DateTimeOffset.MinValue;

    public static AuditRow Read(NpgsqlDataReader reader, int from = 0)
    {
        return new(
            reader.GetInt64(from),
            reader.GetInt64(from + 1),
            reader.GetString(from + 2),
            Id(3),
            reader.GetString(from + 4),
            Text(5),
            Id(6),
            Id(7),
            Id(8),
            reader.GetString(from + 9),
            Text(10),
            Text(11),
            Id(12),
            Text(13),
            reader.GetString(from + 14)
        );

        Guid? Id(int at) => reader.IsDBNull(from + at) ? null : reader.GetGuid(from + at);
        string? Text(int at) => reader.IsDBNull(from + at) ? null : reader.GetString(from + at);
    }
}
