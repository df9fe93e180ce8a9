using Hangfire.Dashboard;

namespace CareNet.Platform.Jobs;

/// <summary>Whoever is not signed in as an administrator stays outside, wherever the request comes from.</summary>
public sealed class AdministratorsOnly : IDashboardAuthorizationFilter
{
    public const string Role = "administrator";

    public bool Authorize(DashboardContext context)
    {
        var user = context.GetHttpContext().User;
        return user.Identity is { IsAuthenticated: true } && user.IsInRole(Role);
    }
}
