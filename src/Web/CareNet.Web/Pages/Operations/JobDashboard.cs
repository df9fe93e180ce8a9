using CareNet.Security.Contracts;
using Hangfire;
using Hangfire.Dashboard;

namespace CareNet.Web.Pages.Operations;

/// <summary>
/// Hangfire's own pages about jobs. The secretariat of a region looks; only operators act, because jobs are those of all regions. Looking
/// asks for a recent proof too: a press of Hangfire's own script could not be answered with a question.
/// </summary>
public static class JobDashboard
{
    public const string Path = "/operations/hangfire";

    public static DashboardOptions Options =>
        new()
        {
            Authorization = [new OperatorsAndSecretariats()],
            IsReadOnlyFunc = context => !Is(context, Who.Operator),
            DashboardTitle = "CareNet",
            DisplayStorageConnectionString = false,
            // Polling would count as somebody who is there and keep an idle session open (misato/11-4). The page knows no "never".
            StatsPollingInterval = int.MaxValue,
        };

    public static void MapJobDashboard(this IEndpointRouteBuilder app) =>
        app.MapHangfireDashboard(Path, Options).Recorded().WithMetadata(new RecentProofAttribute()).For(Who.Operator, Who.Secretariat);

    private static bool Is(DashboardContext context, params Who[] who) =>
        context.GetHttpContext().Features.Get<CurrentSession>() is { Stage: SignInStage.Open } session
        && who.Any(each => session.Rights.Include(each));

    /// <summary>In place of Hangfire's own filter, which lets in whoever comes from the same machine: behind a proxy, everybody.</summary>
    private sealed class OperatorsAndSecretariats : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => Is(context, Who.Operator, Who.Secretariat);
    }
}
