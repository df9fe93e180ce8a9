using CareNet.Platform.Data;
using CareNet.Platform.Jobs;
using CareNet.Platform.Messaging;
using CareNet.Registration;
using CareNet.Security;
using JasperFx;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>The node's database, Wolverine with the handlers of all modules, and Hangfire with their jobs.</summary>
public static class CompositionOfMessages
{
    /// <summary>Called last, because both look at the services that are registered.</summary>
    internal static void AddMessagesAndJobs(this WebApplicationBuilder builder)
    {
        var database = Serving(builder.Configuration);
        // By a factory, so that the container disposes it.
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddJobs();
        builder.Services.AddMessaging(
            database,
            wolverine =>
            {
                wolverine.Discovery.IncludeAssembly(typeof(PlatformContext).Assembly);
                wolverine.Discovery.IncludeAssembly(typeof(RegistrationModule).Assembly);
                wolverine.Discovery.IncludeAssembly(typeof(SecurityModule).Assembly);
            },
            builder.Configuration.GetSection("Messages:Waits").Get<TimeSpan[]>(),
            builder.Configuration
        );
        if (builder.Configuration.GetValue("Jobs:Scheduled", true))
        {
            builder.Services.AddJobServer();
        }
    }

    /// <summary>The owner's work that the modules' migrations do not do: the tables that the packages bring.</summary>
    public static async Task MigratePackagesAsync(string ownerConnection, CancellationToken ct)
    {
        await MessagingSchema.MigrateAsync(ownerConnection, ct);
        await JobsSetup.MigrateAsync(ownerConnection, ct);
    }

    internal static async Task<bool> ArePackagesBehindAsync(NpgsqlConnection connection, CancellationToken ct) =>
        await MessagingSchema.Tables.IsBehindAsync(connection, ct) || await JobsSetup.Tables.IsBehindAsync(connection, ct);

    /// <summary>Runs what Wolverine is asked for instead of serving, like <c>codegen write</c>. Null if it is asked for nothing.</summary>
    internal static async Task<int?> RunWolverineCommandAsync(this WebApplication app, string[] args) =>
        IsWolverines(args) ? await app.RunJasperFxCommands(args) : null;

    internal static bool IsWolverines(string[] args) => args is ["codegen" or "describe", ..];

    /// <summary>Wolverine wants its data source at once. A missing name is reported before anything is served.</summary>
    private static NpgsqlDataSource Serving(IConfiguration configuration)
    {
        var named = configuration.GetConnectionString("carenet") is not null;
        var source = DatabaseSource.For(named ? DatabaseConnection.From(configuration).Serving : "Host=unnamed");
        source.Name = "carenet";
        return source.Build();
    }
}
