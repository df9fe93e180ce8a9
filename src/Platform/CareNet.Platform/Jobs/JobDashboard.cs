using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Jobs;

/// <summary>Hangfire's own pages about jobs, for administrators.</summary>
public static class JobDashboard
{
    public const string Path = "/operations/hangfire";

    /// <summary>
    /// Every method of every page passes the filter. Hangfire's mapping of its own would want its statics and, told nothing,
    /// lets in whoever comes from the same machine, which behind a proxy is everybody.
    /// </summary>
    public static IEndpointConventionBuilder MapJobDashboard(this IEndpointRouteBuilder endpoints)
    {
        var options = new DashboardOptions
        {
            Authorization = [new AdministratorsOnly()],
            DisplayStorageConnectionString = false,
            DashboardTitle = "CareNet",
        };
        var node = endpoints.ServiceProvider.GetRequiredService<JobNode>();
        var pages = endpoints.CreateApplicationBuilder();
        pages.UsePathBase(Path).UseMiddleware<AspNetCoreDashboardMiddleware>(node.Storage, options, DashboardRoutes.Routes, true);
        return endpoints.Map(Path + "/{**path}", pages.Build());
    }
}
