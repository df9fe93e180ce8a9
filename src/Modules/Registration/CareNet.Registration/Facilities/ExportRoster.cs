using System.Globalization;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Facilities;

public static class ExportRosterHandler
{
    private const int Most = 20_000;

    public static async Task<Result<byte[]>> Handle(
        ExportRoster message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await access.IsSecretariat(message.Actor, message.Region, ct))
        {
            return FacilityErrors.NotFound;
        }

        var japan = RegionTime.In("Asia/Tokyo", clock);
        var lines = await Roster.Of(context, message.Region, message.WithHistory).Take(Most).ToListAsync(ct);
        var file = CsvFile.Of(
            ["事業所", "氏名", "職種", "役割", "登録日", "登録の理由", "終了日", "終了の理由"],
            lines.Select(line =>
                new[]
                {
                    line.FacilityName,
                    line.Name,
                    line.OtherProfession ?? line.Profession.ToString(),
                    line.Role.ToString(),
                    Day(line.Since),
                    line.EntryReason,
                    Day(line.Until),
                    line.DepartureReason?.ToString(),
                }
            )
        );

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.roster_export",
                Origin = message.Origin,
                Details = new Dictionary<string, string>
                {
                    ["region"] = message.Region.Value,
                    ["lines"] = lines.Count.ToString(CultureInfo.InvariantCulture),
                },
            },
            ct
        );
        return file;

        string Day(DateTimeOffset? at) => at is { } moment ? japan.DateOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
    }
}
