using CareNet.AppHost.Database;

namespace CareNet.AppHost;

/// <summary>
/// The parts of which CareNet consists, in Aspire's terms: a database, the migration, which alone has the owner's login and ends, and the
/// web node in as many copies as wanted.
/// </summary>
public static class Model
{
    public const string Web = "carenet-web";
    public const string Database = "carenet";
    public const string Migration = "carenet-migrate";
    public const string OwnerConnection = "carenet_owner";
    private const string OwnerVariable = $"ConnectionStrings__{OwnerConnection}";

    /// <summary>For a description of the model: databases and secrets are left for whoever deploys it to name.</summary>
    public static IDistributedApplicationBuilder ForPublishing(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
        var migration = builder.AddMigration().WithReference(builder.AddConnectionString("carenet-owner", OwnerVariable), OwnerConnection);
        builder
            .AddWeb()
            .WithReference(builder.AddConnectionString(Database))
            .WithEnvironment("DataProtection__Secret", builder.AddParameter("data-protection-secret", secret: true))
            .WaitForCompletion(migration);
        return builder;
    }

    public static IResourceBuilder<ProjectResource> AddWeb(this IDistributedApplicationBuilder builder, int? port = null) =>
        builder
            .AddProgram(Web)
            .WithHttpEndpoint(port)
            .WithHttpHealthCheck("/health")
            // The node decides itself whom it believes about a caller's address (Proxy:Addresses).
            .DisableForwardedHeaders();

    /// <returns>The migration that the nodes wait for.</returns>
    public static IResourceBuilder<ProjectResource> On(
        this IResourceBuilder<ProjectResource> web,
        IResourceBuilder<PrivateDatabase> database
    )
    {
        var migration = web
            .ApplicationBuilder.AddMigration()
            .WithEnvironment(OwnerVariable, ReferenceExpression.Create($"{database.Resource.Owner}"))
            .WaitFor(database);
        web.WithReference(database).WaitFor(database).WaitForCompletion(migration);
        return migration;
    }

    /// <summary>A database of one's own choosing. It is migrated where the owner's login is given.</summary>
    public static IResourceBuilder<ProjectResource>? OnGivenDatabase(this IResourceBuilder<ProjectResource> web)
    {
        var builder = web.ApplicationBuilder;
        web.WithReference(builder.AddConnectionString(Database));
        var owner = builder.Configuration[$"ConnectionStrings:{OwnerConnection}"];
        // Every process that this one starts would inherit it.
        Environment.SetEnvironmentVariable(OwnerVariable, null);
        if (owner is not { Length: > 0 })
        {
            return null;
        }

        // A parameter, since Aspire looks for a connection string under the resource's name, which may hold no underscore.
        var migration = builder
            .AddMigration()
            .WithEnvironment(OwnerVariable, builder.AddParameter("carenet-owner", () => owner, secret: true));
        web.WaitForCompletion(migration);
        return migration;
    }

    public static IResourceBuilder<ProjectResource> AddMigration(this IDistributedApplicationBuilder builder) =>
        builder.AddProgram(Migration).WithArgs("migrate");

    private static IResourceBuilder<ProjectResource> AddProgram(this IDistributedApplicationBuilder builder, string name) =>
        builder
            .AddProject<Projects.CareNet_Web>(name, options => options.ExcludeLaunchProfile = true)
            // Plain HTTP on loopback: without this the dashboard asks everybody for a development certificate, in red.
            .WithoutHttpsCertificate()
            // Set by Aspire for development. An address's query and an exception's message may hold personal data.
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "false")
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "false")
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES", "false");
}
