using System.Globalization;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Antiforgery;
using AuditLabels = CareNet.Platform.Audit.AuditEntryRules;

namespace CareNet.Web.Pages.Operations;

/// <summary>Records in the audit trail what an operator does on Hangfire's pages (triggers, deletes, sends back into the queue).</summary>
internal static class JobActs
{
    private const int MostNamed = 8;

    /// <summary>
    /// Recorded before the act, because Hangfire acts in transactions of its own: what was done is in the trail in any case.
    /// </summary>
    public static IEndpointConventionBuilder Recorded(this IEndpointConventionBuilder dashboard)
    {
        dashboard.Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is { } act)
            {
                endpoint.RequestDelegate = async http =>
                {
                    if (await IsActAsync(http))
                    {
                        await RecordAsync(http);
                    }

                    await act(http);
                };
            }
        });
        return dashboard;
    }

    /// <summary>The pages ask for numbers by POST as well; those and forged forms change nothing.</summary>
    private static async Task<bool> IsActAsync(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.Features.Get<CurrentSession>() is { Stage: SignInStage.Open } session
        && session.Rights.Include(Who.Operator)
        && ActOf(http.Request).Act != "stats"
        && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    private static async Task RecordAsync(HttpContext http)
    {
        var (act, named) = ActOf(http.Request);
        var jobs = http.Request.HasFormContentType
            ? (await http.Request.ReadFormAsync(http.RequestAborted))["jobs[]"].OfType<string>().ToList()
            : [];
        jobs.AddRange(named is null ? [] : [named]);
        var details = new Dictionary<string, string>
        {
            ["act"] = AuditEntryRules.IsCodeLike(act) ? act : "unknown",
            ["count"] = jobs.Count.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (job, number) in jobs.Where(AuditEntryRules.IsCodeLike).Take(MostNamed).Select((job, index) => (job, index + 1)))
        {
            details[$"job{number}"] = job;
        }

        var me = http.RequestServices.GetRequiredService<CurrentUser>();
        await http
            .RequestServices.GetRequiredService<AuditWriter>()
            .RecordApart(
                new()
                {
                    At = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
                    Actor = AuditActor.Person(me.Person.Value),
                    Action = "jobs.act",
                    Origin = me.Origin,
                    Details = details,
                }
            );
    }

    /// <summary>Like <c>recurring/trigger</c>; the number of a single job stands behind it.</summary>
    private static (string Act, string? Job) ActOf(HttpRequest request)
    {
        var whole = (request.PathBase + request.Path).Value ?? "";
        var parts = whole[Math.Min(JobDashboard.Path.Length, whole.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is [.. var words, var last] && last.All(char.IsAsciiDigit)
            ? (string.Join('/', words), last)
            : (string.Join('/', parts), null);
    }
}
