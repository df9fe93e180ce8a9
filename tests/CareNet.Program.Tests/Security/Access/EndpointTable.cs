using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.Access;

/// <summary>Every endpoint of the program, once, with who may reach it.</summary>
internal static class EndpointTable
{
    public sealed record Row(string Method, string Pattern, IReadOnlyList<Who>? For, bool AsksForToken, bool AsksForProof)
    {
        public bool NeedsFacility => Pattern.Contains("{facility", StringComparison.OrdinalIgnoreCase);

        public bool NeedsRegion => Pattern.Contains("{region", StringComparison.OrdinalIgnoreCase);

        public override string ToString() => $"{Method} {Pattern}";
    }

    public static IReadOnlyList<Row> Of(CareNetApp app) =>
        [
            .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
            // The framework's own, in Development: files that were added after the build.
            where !pattern.StartsWith("/_framework", StringComparison.Ordinal) && pattern != "/{**path:file}"
            let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            from method in methods.Count == 0 ? ["GET"] : methods
            where method != "HEAD"
            select new Row(
                method,
                pattern,
                endpoint.Metadata.GetMetadata<ForAttribute>()?.Who,
                endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true },
                endpoint.Metadata.GetMetadata<RecentProofAttribute>() is not null
            ),
        ];
}
