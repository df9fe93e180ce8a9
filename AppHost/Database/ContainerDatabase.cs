using System.Security.Cryptography;
using System.Text;

namespace CareNet.AppHost.Database;

/// <summary>PostgreSQL in a container. Each data folder has a volume of its own, which stays when the container goes.</summary>
public static class ContainerDatabase
{
    /// <returns>The migration that the nodes wait for.</returns>
    public static IResourceBuilder<ProjectResource> WithContainerDatabase(
        this IResourceBuilder<ProjectResource> web,
        string dataFolder,
        IResourceBuilder<ParameterResource> password
    )
    {
        var volume = "carenet-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)))[..12];
        var server = web
            .ApplicationBuilder.AddPostgres("postgres", password: password)
            .WithDataVolume(volume)
            // The server's log goes to the dashboard and must not quote values.
            .WithArgs("-c", "log_error_verbosity=terse", "-c", "log_min_error_statement=panic", "-c", "log_parameter_max_length=0");
        var database = server.AddDatabase(Model.Database);
        // The container has one login: it migrates, and what serves steps down.
        var migration = web.ApplicationBuilder.AddMigration().WithReference(database, Model.OwnerConnection).WaitFor(database);
        web.WithReference(database).WaitFor(database).WaitForCompletion(migration);
        return migration;
    }
}
