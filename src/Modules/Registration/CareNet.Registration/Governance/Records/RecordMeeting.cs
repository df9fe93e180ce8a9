using System.Globalization;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class RecordMeetingHandler
{
    private const int Most = 300;
    private static readonly WrittenField Name = new("meeting", "会議の名前", "name of the meeting", GovernanceRecord.MaxTitleLength);

    [Rule("okayama/1", How = "record")]
    public static async Task<Result> Handle(
        Contracts.RecordMeeting message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var ids = message.Facilities.Distinct().ToList();
        if (
            !await access.IsSecretariat(message.Actor, message.Region, ct)
            || ids.Count > Most
            || await context.Facilities.CountAsync(f => f.Region == message.Region && ids.Contains(f.Id), ct) != ids.Count
        )
        {
            return EditionErrors.NotYours;
        }

        var name = Name.Read(message.Name);
        if (
            (
                name.Error
                ?? GovernanceRecordErrors.OfDay(message.On, RegionDay.At(clock).Today)
                ?? (ids.Count == 0 ? GovernanceRecordErrors.NoFacilities : null)
            ) is
            { } error
        )
        {
            return error;
        }

        var now = clock.GetUtcNow();
        foreach (var facility in ids)
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO registration.meeting_attendances (region, "on", facility, name, recorded_by, recorded_at)
                VALUES ({message.Region.Value}, {message.On}, {facility.Value}, {name.Value}, {message.Actor.Value}, {now})
                    ON CONFLICT DO NOTHING
                """,
                ct
            );
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.meeting_record",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Details = new Dictionary<string, string>
                {
                    ["region"] = message.Region.Value,
                    ["facilities"] = ids.Count.ToString(CultureInfo.InvariantCulture),
                },
            },
            ct
        );
        return Result.Ok;
    }
}
