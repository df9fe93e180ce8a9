using CareNet.AppHost.Database;
using CareNet.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareNet.AppHost;

/// <summary>Everything on this machine: database first, then the nodes; back in the opposite order.</summary>
public sealed class LocalRun : IAsyncDisposable
{
    private const string KeySecret = "DataProtection__Secret";
    private readonly RunOptions options;
    private readonly Terminal terminal;
    private readonly int port;
    private readonly DataDirectory data;
    private readonly ClusterSecrets secrets;
    private readonly Lifeline lifeline;
    private readonly FrontDoor door;
    private readonly DistributedApplication app;
    private readonly string dashboard;
    private readonly CrashLimit crashes = new();
    private readonly NodeKeeper nodes;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DatabaseKeeper? database;
    private DemoPeople? demo;

    private LocalRun(RunOptions options, Terminal terminal, int port, DataDirectory data)
    {
        this.options = options;
        this.terminal = terminal;
        this.port = port;
        door = new FrontDoor(port);
        this.data = data;
        secrets = ClusterSecrets.In(data);
        lifeline = Lifeline.In(data);
        Home.Ensure(data);
        var builder = DistributedApplication.CreateBuilder(
            new DistributedApplicationOptions
            {
                AllowUnsecuredTransport = true,
                TrustDeveloperCertificate = false,
                DeveloperCertificateDefaultHttpsTerminationEnabled = false,
                DashboardApplicationName = "CareNet",
            }
        );
        builder.BeQuiet();
        dashboard = builder.AddDashboard(port);
        var web = builder.AddWeb(port).WithReplicas(options.Nodes);
        AddSettings(builder, web);
        var migration = AddDatabase(builder, web)?.WithEnvironment("ASPNETCORE_ENVIRONMENT", Surroundings);
        app = builder.Build();
        nodes = new NodeKeeper(
            app.Services,
            web.Resource,
            migration is null ? null : new(migration.Resource, data.Logs),
            options.Nodes,
            data.Logs,
            crashes,
            terminal.Say
        );
    }

    private static string Surroundings => IsGiven ? "Production" : Wanted("ASPNETCORE_ENVIRONMENT") ?? "Development";

    private static bool IsGiven => Environment.GetEnvironmentVariable("ConnectionStrings__carenet") is { Length: > 0 };

    /// <summary>Prepares a run, so that what can go wrong before anything is started goes wrong here.</summary>
    public static LocalRun Prepare(RunOptions options, Terminal terminal)
    {
        if (options.Container && IsGiven)
        {
            throw new Mishap(
                "ConnectionStrings__carenet と --database container は同時に指定できません。",
                "Choose one database: ConnectionStrings__carenet or --database container."
            );
        }

        var port = Ports.Choose(options, terminal.Say);
        if (options.Container)
        {
            ContainerEngine.Ensure();
        }
        else if (!IsGiven)
        {
            PostgresInstallation.Ensure(terminal.Say);
        }

        return new(options, terminal, port, DataDirectory.Hold(DataFolder.Choose(options.Data, terminal.Say)));
    }

    public async Task UntilAsync(CancellationToken stop)
    {
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, stopping);
        var watching = Task.WhenAny(ended.Task, nodes.WatchAsync()).Unwrap();
        try
        {
            await await Task.WhenAny(watching, app.StartAsync(end.Token).WaitAsync(end.Token));
            await await Task.WhenAny(watching, nodes.UntilReadyAsync(end.Token));
            Announce();
            await await Task.WhenAny(watching, door.WatchAsync(end.Token), new DiskSpace(data.Root, terminal.Fail).WatchAsync(end.Token));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception failure) when (failure is not Mishap)
        {
            throw new Mishap(
                $"起動できませんでした（{failure.Message}）。./carenet doctor で足りないものを確認できます。",
                $"CareNet could not be started ({failure.Message}); ./carenet doctor says whether something is missing.",
                failure
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        lifeline.Dispose();
        // Without the orchestrator nobody would tell that the nodes are gone, or stop anything.
        if (!door.IsGone)
        {
            await nodes.UntilGoneAsync();
            // Stopping what was only half started fails; it has to end all the same.
            await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await app.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        data.Dispose();
    }

    /// <returns>Null where nothing is migrated: on a database of one's own whose owner's login was not given.</returns>
    private IResourceBuilder<ProjectResource>? AddDatabase(IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> web)
    {
        if (options.Container)
        {
            return web.WithContainerDatabase(data.Root, builder.AddParameter("postgres-password", () => secrets.Superuser, secret: true));
        }

        if (IsGiven)
        {
            return web.OnGivenDatabase();
        }

        database = new DatabaseKeeper(data, crashes, terminal, failure => ended.TrySetException(failure));
        return web.On(
            builder
                .AddResource(new PrivateDatabase(Model.Database))
                .WithInitialState(new() { ResourceType = "PostgreSQL", Properties = [] })
                .OnInitializeResource(database.InitializeAsync)
        );
    }

    private void AddSettings(IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> web)
    {
        // A secret of the surroundings wins over ours: several machines on one database must share it.
        var credentials = new NodeCredentials(data);
        credentials.Keep(KeySecret, Wanted(KeySecret) ?? secrets.Keys);
        // Every process that this one starts would inherit it.
        Environment.SetEnvironmentVariable(KeySecret, null);
        // A database of one's own choosing may hold real people: no invented ones beside them, no mails and links on a screen.
        var isDemo = options.Demo && !IsGiven && Surroundings == "Development";
        web.WithEnvironment("CARENET_LIFELINE", lifeline.Path)
            .WithEnvironment("CREDENTIALS_DIRECTORY", credentials.Folder)
            .WithEnvironment("CARENET_DEMO", isDemo ? "1" : "0")
            .WithEnvironment("AllowedHosts", Wanted("AllowedHosts") ?? "localhost")
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", Surroundings);
        if (isDemo)
        {
            demo = DemoPeople.Of(data, Path.Combine(Projects.AppHost.ProjectPath, ".."));
            web.WithEnvironment("Demo__Password", builder.AddParameter("demo-password", () => demo.Password, secret: true));
        }
    }

    private static string? Wanted(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private void Announce()
    {
        terminal.Line($"ready http://localhost:{port}");
        terminal.Line($"dashboard {dashboard}");
        demo?.Announce(terminal);
    }
}
