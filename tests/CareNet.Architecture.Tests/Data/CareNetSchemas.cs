using CareNet.Platform.Data;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Architecture.Tests.Data;

/// <summary>The schemas that the composition registers; nothing connects, a model is known without a database.</summary>
public static class CareNetSchemas
{
    public static IReadOnlyList<ModuleSchema> All { get; } = TestCluster.Schemas();

    public static IReadOnlyList<ModuleSchema> From(IServiceCollection services) =>
        services
            .Where(service => service.ServiceType == typeof(ModuleSchema))
            .Select(service => service.ImplementationInstance)
            .OfType<ModuleSchema>()
            .ToList();

    public static IReadOnlyList<ModuleSchema> Of<TContext>(string schema)
        where TContext : DbContext => From(new ServiceCollection().AddModuleContext<TContext>(schema));

    public static IModel ModelOf(ModuleSchema schema)
    {
        using var connection = new NpgsqlConnection("Host=127.0.0.1");
        using var context = schema.Open(connection);
        return context.GetService<IDesignTimeModel>().Model;
    }
}
