using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using CareNet.AppHost.Database;

namespace CareNet.AppHost;

/// <summary>What CareNet consists of, in Aspire's terms: a database and the web node, in as many copies as wanted.</summary>
public static class Model
{
    public const string Web = "carenet-web";
    public const string Database = "carenet";
    public const string OwnerConnection = "carenet_owner";

    /// <summary>For a description of the model: databases and secrets are left for whoever deploys it to name.</summary>
    public static IDistributedApplicationBuilder ForPublishing(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
        builder.AddWeb()
            .WithReference(builder.AddConnectionString(Database))
            .WithReference(builder.AddConnectionString("carenet-owner", $"ConnectionStrings__{OwnerConnection}"), OwnerConnection)
            .WithEnvironment("DataProtection__Secret", builder.AddParameter("data-protection-secret", secret: true));
        return builder;
    }

    public static IResourceBuilder<ProjectResource> AddWeb(this IDistributedApplicationBuilder builder, int? port = null) =>
        builder.AddProject<Projects.CareNet_Web>(Web, options => options.ExcludeLaunchProfile = true)
            .WithHttpEndpoint(port)
            .WithHttpHealthCheck("/health")
            // The node decides itself whom it believes about a caller's address (Proxy:Addresses).
            .DisableForwardedHeaders()
            // Set by Aspire for development. An address's query and an exception's message may hold personal data.
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "false")
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "false")
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES", "false");

    public static IResourceBuilder<ProjectResource> On(
        this IResourceBuilder<ProjectResource> web, IResourceBuilder<PrivateDatabase> database) => web
        .WithReference(database)
        .WithEnvironment($"ConnectionStrings__{OwnerConnection}", ReferenceExpression.Create($"{database.Resource.Owner}"))
        .WaitFor(database);

    /// <summary>A database of one's own choosing. Without an owner's login the node's login migrates too.</summary>
    public static IResourceBuilder<ProjectResource> OnGivenDatabase(this IResourceBuilder<ProjectResource> web)
    {
        var builder = web.ApplicationBuilder;
        web.WithReference(builder.AddConnectionString(Database));
        // A parameter, since Aspire looks for a connection string under the resource's name, which may hold no underscore.
        return builder.Configuration[$"ConnectionStrings:{OwnerConnection}"] is { Length: > 0 } owner
            ? web.WithEnvironment($"ConnectionStrings__{OwnerConnection}", builder.AddParameter("carenet-owner", () => owner, secret: true))
            : web;
    }
}
