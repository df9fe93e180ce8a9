using Npgsql;

namespace CareNet.Platform.Audit;

/// <summary>Why somebody reads the trail. A closed list: a sentence could hold what the trail must not.</summary>
public enum AuditPurpose
{
    Incident,
    Complaint,
    PersonsOwnRequest,
    FacilityReview,
    SecretariatReview,
}

public sealed record AuditReader(Guid Person, AuditPurpose Purpose, AuditOrigin Origin);

/// <summary>
/// The only way to read the trail. Whether this person may is the caller's decision; that they did is written down here, in
/// the transaction that reads, so no page leaves unrecorded.
/// </summary>
public sealed class AuditTrail(NpgsqlDataSource database, TimeProvider clock)
{
    public async Task<AuditPage> ReadAsync(AuditReader reader, AuditQuery query, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = await PageAsync(query, connection, ct);
        await RecordAsync(reader, query, connection, transaction, ct);
        await transaction.CommitAsync(ct);
        var size = Math.Clamp(query.PageSize, 1, AuditQuery.MaxPageSize);
        return rows.Count <= size ? new(rows, null) : new(rows[..size], new(rows[size - 1].At, rows[size - 1].Seq));
    }

    private static async Task<List<AuditRow>> PageAsync(AuditQuery query, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = query.On(connection);
        await using var found = await command.ExecuteReaderAsync(ct);
        var rows = new List<AuditRow>();
        while (await found.ReadAsync(ct))
        {
            rows.Add(AuditRow.Read(found));
        }

        return rows;
    }

    private async Task RecordAsync(
        AuditReader reader,
        AuditQuery query,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(AuditWriter.Statement(Entry(reader, query)));
        await batch.ExecuteNonQueryAsync(ct);
    }

    private AuditEntry Entry(AuditReader reader, AuditQuery query)
    {
        var details = new Dictionary<string, string>
        {
            ["by"] = query.By,
            ["purpose"] = Code(reader.Purpose),
            ["further"] = query.After is null ? "0" : "1",
        };
        if (query.Value is string action)
        {
            details["action"] = action;
        }

        var id = query.Value as Guid?;
        return new()
        {
            At = clock.GetUtcNow(),
            Actor = AuditActor.Person(reader.Person),
            Action = "audit.read",
            Origin = reader.Origin,
            Subject = query.By is "person" or "subject" && id is { } whom ? new(query.By, whom) : null,
            Patient = query.By == "patient" ? id : null,
            Facility = query.By == "facility" ? id : null,
            Details = details,
        };
    }

    private static string Code(AuditPurpose purpose) =>
        purpose switch
        {
            AuditPurpose.Incident => "incident",
            AuditPurpose.Complaint => "complaint",
            AuditPurpose.PersonsOwnRequest => "own_request",
            AuditPurpose.FacilityReview => "facility_review",
            AuditPurpose.SecretariatReview => "secretariat_review",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        };
}
