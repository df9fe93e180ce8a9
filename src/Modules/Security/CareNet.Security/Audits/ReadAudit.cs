using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Security.Audits;

/// <summary>
/// The trail for whoever answers for a facility or a region. What lies outside that is left out, line by line: absent and forbidden look
/// alike. Each reading is itself recorded.
/// </summary>
[
    Rule("misato/8-1", How = "record"),
    Rule("nishitokyo/8-1", How = "record"),
    Rule("misato/9-1", How = "record"),
    Rule("nishitokyo/9-1", How = "record")
]
[Rule("misato/form-2-1", How = "record"), Rule("misato/form-3-1", How = "record"), Rule("osaki/7-2-3", How = "record")]
[Rule("misato/notes-3-11", How = "record"), Rule("nishitokyo/notes-3-11", How = "record")]
public static class ReadAuditHandler
{
    private const int PageSize = 50;

    // A rare topic is looked for in so many pages before the reader is asked to go on.
    private const int MostPages = 5;

    public static async Task<Result<AuditList>> Handle(
        ReadAudit message,
        AuditScope scope,
        AuditTrail trail,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await scope.MayRead(message, ct))
        {
            return AuditErrors.NotFound;
        }

        var japan = RegionTime.In("Asia/Tokyo", clock);
        var query = AuditScope.Query(message) with
        {
            From = message.First is { } first ? japan.StartOf(first) : null,
            Until = message.Last is { } last ? japan.EndOf(last) : null,
            PageSize = PageSize,
            After = message.After,
        };
        List<AuditRow> found = [];
        for (var page = 0; page < MostPages && found.Count < PageSize; page++)
        {
            var read = await trail.ReadAsync(new(message.Actor.Value, message.Purpose, message.Origin), query, ct);
            found.AddRange(await scope.Visible(message, read.Rows.Where(row => AuditTopics.Has(message.Topic, row)), ct));
            query = query with { After = read.Next };
            if (read.Next is null)
            {
                break;
            }
        }

        return new AuditList([.. found.Select(Line)], query.After);
    }

    private static AuditLine Line(AuditRow row) =>
        new(
            row.At,
            row.Actor is { } actor ? PersonId.From(actor) : null,
            row.ActorKind,
            row.Action,
            row.SubjectKind,
            row.Subject,
            row.Facility is { } facility ? FacilityId.From(facility) : null,
            row.Patient is { } patient ? PatientId.From(patient) : null,
            row.Outcome,
            row.Code,
            row.Address
        );
}
