using CareNet.Platform;
using CareNet.Registration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

/// <summary>Lists a region's applications for its secretariat, never a draft; of those that wait, the oldest first.</summary>
[Rule("osaki/8-2", How = "show")]
public static class ListApplicationsHandler
{
    public static async Task<ApplicationList> Handle(
        ListApplications message,
        ApplicationStore store,
        RegistrationAccess access,
        ApplicationRules book,
        CancellationToken ct
    )
    {
        if (!await access.IsSecretariat(message.Actor, message.Region, ct) || await book.Of(message.Region, ct) is not { } admission)
        {
            return new([], 1, 0, new Dictionary<ApplicationState, int>());
        }

        var all = store
            .Context.Set<UsageApplication>()
            .AsNoTracking()
            .Where(a => a.Region == message.Region && a.State != ApplicationState.Draft);
        var counts = await all.GroupBy(a => a.State)
            .Select(of => new { of.Key, Count = of.Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Count, ct);
        var wanted = message.State is { } state ? all.Where(a => a.State == state) : all;
        var total = message.State is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var page = Math.Clamp(message.Page, 1, Math.Max(1, (total + ApplicationList.Size - 1) / ApplicationList.Size));
        var ordered = message.State is ApplicationState.Submitted or ApplicationState.Returned
            ? wanted.OrderBy(a => a.Since).ThenBy(a => a.Id)
            : wanted.OrderByDescending(a => a.Since).ThenBy(a => a.Id);
        var rows = await ordered.Skip((page - 1) * ApplicationList.Size).Take(ApplicationList.Size).ToListAsync(ct);
        var ids = rows.Select(row => (UsageApplicationId?)row.Id).ToList();
        var papers = (
            await store
                .Context.Set<Paper>()
                .AsNoTracking()
                .Where(paper => ids.Contains(paper.Application))
                .Select(paper => new { paper.Application, paper.Kind })
                .ToListAsync(ct)
        ).ToLookup(paper => paper.Application, paper => paper.Kind);
        return new(
            [
                .. rows.Select(row => new ApplicationRow(
                    row.Id,
                    row.Form.FacilityName,
                    row.Form.Kind,
                    row.State,
                    row.Since,
                    row.Form.Users.Count,
                    row.State == ApplicationState.Submitted ? [.. Obstacles.Missing(admission, [.. papers[row.Id]])] : []
                )),
            ],
            page,
            total,
            counts
        );
    }
}
