using System.Globalization;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Audits;
using CareNet.Security.Contracts;
using Wolverine;

namespace CareNet.Security.Exports;

/// <summary>Page by page as it would be read, so that the file holds nothing which its reader could not see.</summary>
public static class ExportAuditHandler
{
    private const int MostPages = 40;

    public static async Task<Result<byte[]>> Handle(
        ExportAudit message,
        AuditScope scope,
        AuditTrail trail,
        IMessageBus bus,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        List<AuditLine> lines = [];
        var asked = message.Asked;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await ReadAuditHandler.Handle(asked, scope, trail, clock, ct);
            if (!answer.IsOk)
            {
                return answer.Error!;
            }

            lines.AddRange(answer.Value.Lines);
            if (answer.Value.Next is not { } next)
            {
                break;
            }

            asked = asked with { After = next };
        }

        return Written(lines, await NamesAsync(lines, message.Asked.Actor, bus, ct));
    }

    private static async Task<Dictionary<PersonId, string>> NamesAsync(
        IReadOnlyList<AuditLine> lines,
        PersonId reader,
        IMessageBus bus,
        CancellationToken ct
    )
    {
        Dictionary<PersonId, string> names = [];
        foreach (var some in lines.Select(line => line.Person).OfType<PersonId>().Distinct().Chunk(GetNames.Most))
        {
            foreach (var person in (await bus.InvokeAsync<NamesForReader>(new GetNames(reader, some, []), ct)).People)
            {
                names[person.Person] = person.Name ?? "";
            }
        }

        return names;
    }

    private static byte[] Written(IReadOnlyList<AuditLine> lines, Dictionary<PersonId, string> names) =>
        CsvFile.Of(
            ["日時", "氏名", "操作", "対象", "結果", "接続元"],
            lines.Select(line =>
                new[]
                {
                    line.At.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    line.Person is { } person ? names.GetValueOrDefault(person) : line.ActorKind,
                    line.Action,
                    line.SubjectKind,
                    line.Code ?? line.Outcome,
                    line.Address,
                }
            )
        );
}
