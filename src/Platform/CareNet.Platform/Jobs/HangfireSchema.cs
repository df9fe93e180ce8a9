using CareNet.Platform.Data;
using Hangfire.PostgreSql;

namespace CareNet.Platform.Jobs;

/// <summary>Hangfire's tables, made by the owner of the database.</summary>
public static class HangfireSchema
{
    public const string Name = "hangfire";

    public static Task MigrateAsync(string ownerConnection, CancellationToken ct = default) =>
        PackageSchema.MigrateAsync(ownerConnection, Name, typeof(PostgreSqlStorage), added: 1, connection =>
        {
            PostgreSqlObjectsInstaller.Install(connection, Name);
            return Task.CompletedTask;
        }, ct);
}
