namespace CareNet.Web.Pages;

/// <summary>A page for the people who build CareNet. Elsewhere it does not exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute;

/// <summary>A page that shows what is secret outside a demo. Elsewhere it does not exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemoOnlyAttribute : Attribute;

internal static class DevelopmentPages
{
    public static void HideDevelopmentPages(
        this RazorComponentsEndpointConventionBuilder pages,
        IHostEnvironment environment,
        DemoMode demo
    )
    {
        pages.Finally(endpoint =>
        {
            if (
                (!environment.IsDevelopment() && endpoint.Metadata.OfType<DevelopmentOnlyAttribute>().Any())
                || (!demo.IsOn && endpoint.Metadata.OfType<DemoOnlyAttribute>().Any())
            )
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
