using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class ListGovernanceRecordsHandler
{
    private const int MostMeetings = 50;

    [Rule("osaki/7-2-4", How = "record"), Rule("osaki/8-2-5", How = "record"), Rule("okayama/1", How = "record")]
    public static async Task<Result<GovernanceRecordList>> Handle(
        Contracts.ListGovernanceRecords message,
        RegistrationContext context,
        RegistrationAccess access,
        CancellationToken ct
    )
    {
        var region = message.Region;
        var (isCommittee, isSecretariat) = (
            await access.HoldsOffice(message.Actor, region, RegionRole.Committee, ct),
            await access.IsSecretariat(message.Actor, region, ct)
        );
        if (!isCommittee && !isSecretariat)
        {
            return EditionErrors.NotYours;
        }

        var page = Math.Clamp(message.Page, 1, 1000);
        var minutes = await context
            .Set<GovernanceRecord>()
            .AsNoTracking()
            .Where(m => m.Region == region)
            .OrderByDescending(m => m.On)
            .ThenByDescending(m => m.Id)
            .Skip((page - 1) * Contracts.ListGovernanceRecords.PerPage)
            .Take(Contracts.ListGovernanceRecords.PerPage + 1)
            .ToListAsync(ct);
        var ids = minutes.Select(m => m.RecordedBy).Distinct().ToList();
        var names = await context.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var meetings = await context
            .Set<MeetingAttendance>()
            .AsNoTracking()
            .Where(m => m.Region == region)
            .GroupBy(m => new { m.On, m.Name })
            .OrderByDescending(m => m.Key.On)
            .ThenBy(m => m.Key.Name)
            .Take(MostMeetings)
            .Select(m => new MeetingRow(m.Key.On, m.Key.Name, m.Count()))
            .ToListAsync(ct);
        return new GovernanceRecordList(
            isCommittee,
            isSecretariat,
            page,
            minutes.Count > Contracts.ListGovernanceRecords.PerPage,
            [
                .. minutes
                    .Take(Contracts.ListGovernanceRecords.PerPage)
                    .Select(m => new GovernanceRecordRow(m.Id, m.Kind, m.On, m.Title, m.Text, names[m.RecordedBy])),
            ],
            meetings
        );
    }
}
