using System.Reflection;
using CareNet.Platform.Data;
using CareNet.Registration;
using CareNet.Security;
#if STACK_FULL
using CareNet.Stack.Full;
using CareNet.Stack.Full.Jobs;
using JasperFx;
using Npgsql;
#else
using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Jobs;
#endif

namespace CareNet.Web.Hosting;

/// <summary>Which engine runs under the contracts: the only place in the node that knows.</summary>
public static class CompositionOfStack
{
    /// <summary>Where messages are handled.</summary>
    private static Assembly[] Handling => [typeof(PlatformContext).Assembly, typeof(RegistrationModule).Assembly, typeof(SecurityModule).Assembly];

    internal static IServiceCollection AddStack(this IServiceCollection services, IConfiguration configuration)
    {
#if STACK_FULL
        services.AddFullJobs();
        services.AddFullStack(Serving(configuration), WrittenCode.AsTold(typeof(Program).Assembly), Handling);
#else
        services.AddBuiltInStack(Handling);
        services.AddBuiltInJobs();
#endif
        if (!configuration.GetValue("Jobs:Scheduled", true))
        {
            // One process holds one scheduler: test hosts that share a process keep no timetable.
            services.WithoutScheduler();
        }

        return services;
    }

#if STACK_FULL
    /// <summary>Owner's work that the modules' migrations do not do: the tables that the engines bring.</summary>
    public static async Task MigrateStackAsync(string ownerConnection, CancellationToken ct)
    {
        await WolverineSchema.MigrateAsync(ownerConnection, ct);
        await HangfireSchema.MigrateAsync(ownerConnection, ct);
    }

    internal static void MapStack(this WebApplication app) => app.MapJobDashboard();

    /// <summary>What is asked of the engine instead of serving, like <c>codegen write</c>. Null: nothing.</summary>
    internal static async Task<int?> RunStackCommandAsync(this WebApplication app, string[] args) =>
        args is ["codegen" or "describe", ..] ? await app.RunJasperFxCommands(args) : null;

    /// <summary>Wolverine wants its database at once. One that is not named is missed, and said, before anything is served.</summary>
    private static NpgsqlDataSource Serving(IConfiguration configuration) =>
        new NpgsqlDataSourceBuilder(configuration.GetConnectionString("carenet") is null ? "Host=unnamed" : DatabaseConnection.From(configuration).Serving)
        {
            Name = "carenet",
        }.Build();
#else
    /// <summary>Owner's work that the modules' migrations do not do: here they do all of it.</summary>
    public static Task MigrateStackAsync(string ownerConnection, CancellationToken ct) =>
        ct.IsCancellationRequested ? Task.FromCanceled(ct) : Task.CompletedTask;

    internal static void MapStack(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);

    /// <summary>What is asked of the engine instead of serving. Null: nothing.</summary>
    internal static Task<int?> RunStackCommandAsync(this WebApplication app, string[] args) => Task.FromResult<int?>(null);
#endif
}
