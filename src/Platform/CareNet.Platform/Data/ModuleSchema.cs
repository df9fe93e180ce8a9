using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace CareNet.Platform.Data;

/// <summary>One module's schema, with the context that maps and migrates it.</summary>
public sealed record ModuleSchema(string Name, Type Context, Func<NpgsqlConnection, DbContext> Open);

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
        return services.AddDbContext<TContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => KeepHistory(npgsql, schema)));
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
