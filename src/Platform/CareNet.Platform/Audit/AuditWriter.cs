using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Platform.Audit;

/// <summary>
/// Two ways into the trail. What was done is written in the transaction of the act: both are there or neither. What was
/// refused, what failed and what was read has no such transaction, or one that is rolled back, and is written apart, at once.
/// </summary>
public sealed partial class AuditWriter(NpgsqlDataSource database, ILogger<AuditWriter> log)
{
    private const int SecondsForWritingApart = 10;

    private const string Insert = """
        INSERT INTO platform.audit_entries
            (at, actor_kind, actor, action, subject_kind, subject, facility, patient, outcome, code, address, device, trace, details)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    /// <summary>
    /// Writes on the act's own connection. Without a transaction the entry could outlive an act that failed, so it throws.
    /// </summary>
    public static async Task Record(DbContext context, AuditEntry entry, CancellationToken ct = default)
    {
        var transaction =
            context.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction
            ?? throw new InvalidOperationException(
                "An act is recorded inside its transaction; a refusal, a failure or a read is recorded apart."
            );
        await using var batch = new NpgsqlBatch(transaction.Connection!, transaction);
        batch.BatchCommands.Add(Statement(entry));
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>For a hand-written batch: the entry's statement, to be sent with the act's own.</summary>
    public static NpgsqlBatchCommand Statement(AuditEntry entry)
    {
        AuditEntryRules.Require(entry);
        return new NpgsqlBatchCommand(Insert)
        {
            Parameters =
            {
                new() { Value = entry.At.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                Text(entry.Actor.Kind),
                Id(entry.Actor.Id),
                Text(entry.Action),
                Text(entry.Subject?.Kind),
                Id(entry.Subject?.Id),
                Id(entry.Facility),
                Id(entry.Patient),
                Text(Code(entry.Outcome)),
                Text(entry.Code),
                new()
                {
                    Value = entry.Origin.Address is { } address ? IPAddress.Parse(address) : DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.Inet,
                },
                Id(entry.Origin.Device),
                Text(entry.Origin.Trace),
                new() { Value = JsonSerializer.Serialize(entry.Details), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
    }

    /// <summary>
    /// Writes on a connection of its own and returns when the entry is durable. It is not given up when the caller goes away.
    /// If it cannot be written it throws: a refusal then becomes an error page and a read shows nothing, but nobody gets an
    /// answer that the trail does not know. Call it when no transaction is open: it needs a second connection.
    /// </summary>
    public async Task RecordApart(AuditEntry entry)
    {
        var statement = Statement(entry);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(SecondsForWritingApart));
        try
        {
            await using var connection = await database.OpenConnectionAsync(patience.Token);
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(statement);
            await batch.ExecuteNonQueryAsync(patience.Token);
        }
        catch (Exception lost) when (lost is NpgsqlException or OperationCanceledException)
        {
            NotWritten(entry.Action, entry.Outcome, entry.Origin.Trace, lost.GetType().Name);
            throw;
        }
    }

    private static string Code(AuditOutcome outcome) =>
        outcome switch
        {
            AuditOutcome.Done => "done",
            AuditOutcome.Refused => "refused",
            _ => "failed",
        };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Id(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    [LoggerMessage(Level = LogLevel.Error, Message = "An audit entry could not be written: {Action} {Outcome}, trace {Trace}, {Cause}")]
    private partial void NotWritten(string action, AuditOutcome outcome, string? trace, string cause);
}
