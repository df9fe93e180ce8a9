using System.Reflection;
using CareNet.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Wolverine.EntityFrameworkCore;

namespace CareNet.Platform.Data;

/// <summary>One module's schema, with the context that maps and migrates it.</summary>
public sealed record ModuleSchema(string Name, Type Context, Func<NpgsqlConnection, DbContext> Open)
{
    private readonly Lazy<string[]> migrations = new(() => [.. Beside(Context)]);

    /// <summary>
    /// How many migrations the database lacks. Asked without EF, which takes a third of a start to find out that it is none.
    /// </summary>
    public async Task<int> CountPendingAsync(NpgsqlConnection connection, CancellationToken ct) =>
        migrations.Value.Except(await AppliedAsync(connection, ct)).Count();

    /// <summary>
    /// True if the tables were made by migrations that are not this program's, and lack some that are. A database that is only newer lacks
    /// none.
    /// </summary>
    public async Task<bool> IsForeignAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = await AppliedAsync(connection, ct);
        return applied.Except(migrations.Value).Any() && migrations.Value.Except(applied).Any();
    }

    private async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        HashSet<string> applied = [];
        try
        {
            // The id is the first column, whatever another version of CareNet called it.
            await using var read = new NpgsqlCommand($"SELECT * FROM {Name}.{ModuleSchemaRegistration.History}", connection);
            await using var rows = await read.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                applied.Add(rows.GetString(0));
            }
        }
        catch (PostgresException none) when (none.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // Before the first migration there is no schema and no history.
        }

        return applied;
    }

    // As EF finds them, too.
    private static IEnumerable<string> Beside(Type context) =>
        from type in context.Assembly.GetTypes()
        where type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context
        select type.GetCustomAttribute<MigrationAttribute>()?.Id into id
        where id is not null
        select id;
}

public static class ModuleSchemaRegistration
{
    public const string History = "__migrations";

    /// <summary>Registers a module's context on the node's connection pool, and its schema for the migrations at start.</summary>
    public static IServiceCollection AddModuleContext<TContext>(this IServiceCollection services, string schema)
        where TContext : DbContext
    {
        services.AddSingleton(
            new ModuleSchema(
                schema,
                typeof(TContext),
                connection =>
                {
                    var options = new DbContextOptionsBuilder<TContext>()
                        .UseNpgsql(connection, npgsql => KeepHistory(npgsql, schema))
                        .UseSnakeCaseNamingConvention();
                    return (DbContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
                }
            )
        );

        // No connection is named, so EF takes the node's data source from the services. It keeps its model by the options, so a
        // process that talks to several databases, as every test run does, builds the model once.
        services.AddDbContextWithWolverineIntegration<TContext>(
            options => options.UseNpgsql(npgsql => KeepHistory(npgsql, schema)).UseSnakeCaseNamingConvention(),
            MessagingSchema.Name
        );
        return services;
    }

    /// <summary>House conventions of every context; called from <c>ConfigureConventions</c>.</summary>
    public static void UseHouseConventions(this ModelConfigurationBuilder conventions)
    {
        conventions.Conventions.Add(_ => new IdColumns());
    }

    private static void KeepHistory(NpgsqlDbContextOptionsBuilder npgsql, string schema) => npgsql.MigrationsHistoryTable(History, schema);
}
