namespace CareNet.Web.Pages;

/// <summary>A page for the people who build CareNet. Elsewhere it does not exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute;

internal static class DevelopmentPages
{
    public static void HideDevelopmentPages(this RazorComponentsEndpointConventionBuilder pages, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            return;
        }

        pages.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<DevelopmentOnlyAttribute>().Any())
            {
                endpoint.RequestDelegate = http =>
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                };
            }
        });
    }
}
