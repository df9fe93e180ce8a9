using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace CareNet.Platform.Data;

/// <summary>One module's schema, with the context that maps and migrates it.</summary>
public sealed record ModuleSchema(string Name, Type Context, Func<NpgsqlConnection, DbContext> Open)
{
    /// <summary>Those that stand beside the context, as EF finds them too.</summary>
    public IEnumerable<string> Migrations =>
        from type in Context.Assembly.GetTypes()
        where type.GetCustomAttribute<DbContextAttribute>()?.ContextType == Context
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
        services.AddSingleton(new ModuleSchema(schema, typeof(TContext), connection =>
        {
            var options = new DbContextOptionsBuilder<TContext>().UseNpgsql(connection, npgsql => KeepHistory(npgsql, schema));
            return (DbContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
        }));

        // EF keeps its model and its compiled queries by the data source's address: given connections of it instead, a process that
        // talks to several databases, as every test run does, builds them once.
        return services.AddDbContext<TContext>((provider, options) => options.UseNpgsql(
            provider.GetRequiredService<NpgsqlDataSource>().CreateConnection(), contextOwnsConnection: true, npgsql => KeepHistory(npgsql, schema)));
    }

    /// <summary>House conventions of every context; called from <c>ConfigureConventions</c>.</summary>
    public static void UseHouseConventions(this ModelConfigurationBuilder conventions)
    {
        conventions.Conventions.Add(_ => new SnakeCaseNames());
        conventions.Conventions.Add(_ => new IdColumns());
    }

    private static void KeepHistory(NpgsqlDbContextOptionsBuilder npgsql, string schema) =>
        npgsql.MigrationsHistoryTable(History, schema);
}
