using CareNet.Platform.Data;
using CareNet.Platform.Jobs;
using CareNet.Web.Pages;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>The one place where the parts of CareNet are put together.</summary>
public static class Composition
{
    public static WebApplicationBuilder AddCareNet(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services =>
            new NpgsqlDataSourceBuilder(DatabaseConnection.From(services.GetRequiredService<IConfiguration>()).Serving)
                .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).Build());
        builder.Services.AddSingleton<DatabaseMigrator>();
        builder.Services.AddModuleContext<PlatformContext>(PlatformContext.Schema);
        builder.Services.AddJobs();
        builder.Services.AddRazorComponents();
        builder.Services.AddPages();
        return builder;
    }

    /// <summary>Owner's work before the first request: schemas up to date, the demo region if it is wanted.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var connection = DatabaseConnection.From(app.Configuration);
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(connection.Migrating, app.Lifetime.ApplicationStopping);
    }

    public static WebApplication UseCareNet(this WebApplication app)
    {
        app.MapGet("/alive", () => "alive");
        app.UseAntiforgery();
        app.MapPages();
        return app;
    }
}
