using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Messages;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Storage;

/// <summary>A claimed row, read back.</summary>
internal static class EnvelopeRow
{
    public const string Columns = """
        e.id, e.handler, e.body, e.due_at, e.created_at, e.order_key, e.trace_parent, e.attempts, e.crashes,
            EXISTS (SELECT FROM platform.bus_handled h WHERE h.id = e.id)
        """;

    public static Envelope Read(NpgsqlDataReader row, HandlerGraph handlers, int claim) => new()
    {
        Id = row.GetGuid(0),
        Handler = handlers.Named(row.GetString(1))!,
        Body = row.GetFieldValue<byte[]>(2),
        DueAt = row.GetFieldValue<DateTimeOffset>(3),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(4),
        OrderKey = row.IsDBNull(5) ? null : row.GetString(5),
        TraceParent = row.IsDBNull(6) ? null : row.GetString(6),
        Attempts = row.GetInt16(7),
        Crashes = row.GetInt16(8),
        AlreadyHandled = row.GetBoolean(9),
        Claim = claim,
    };
}
