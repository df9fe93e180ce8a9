using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>Database first, then the nodes; back in the opposite order. What dies in between is started again.</summary>
public sealed class LocalStarter(RunOptions options, Terminal terminal) : IAsyncDisposable
{
    private readonly List<WebNode> nodes = [];
    private DataDirectory? data;
    private PrivateCluster? cluster;
    private DemoPeople? demo;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        try
        {
            var ports = Ports.Choose(options, terminal.Say);
            var given = Environment.GetEnvironmentVariable("ConnectionStrings__carenet");
            if (string.IsNullOrEmpty(given))
            {
                PostgresInstallation.Ensure(terminal.Say);
            }

            data = DataDirectory.Hold(DataFolder.Choose(options.Data, terminal.Say));
            var environment = string.IsNullOrEmpty(given) ? await StartDatabaseAsync(stop) : new Dictionary<string, string>();
            // A secret of the surroundings wins over ours: several machines on one database must share it.
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DataProtection__Secret")))
            {
                environment["DataProtection__Secret"] = ClusterSecrets.In(data).Keys;
            }

            environment["CARENET_DEMO"] = options.Demo ? "1" : "0";
            // On a database of one's own choosing nobody gets an account whose password stands on a screen.
            if (options.Demo && cluster is not null)
            {
                demo = DemoPeople.Of(data, Path.GetDirectoryName(Program())!);
                environment["Demo__Password"] = demo.Password;
            }

            environment.TryAdd("ASPNETCORE_ENVIRONMENT", Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Development");
            foreach (var (port, number) in ports.Select((port, index) => (port, index + 1)))
            {
                nodes.Add(new WebNode(Program(), number, port, environment, data.Logs));
            }

            await StartNodesAsync(stop);
            Announce();
            await new Watch(cluster, nodes, new DiskSpace(data!.Root, terminal.Fail), terminal).UntilAsync(stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        data?.Dispose();
    }

    private async Task<Dictionary<string, string>> StartDatabaseAsync(CancellationToken stop)
    {
        cluster = await PrivateCluster.StartAsync(data!, ct: stop);
        terminal.Line($"PostgreSQL {cluster.Version}  {data!.Root}");
        return new()
        {
            ["ConnectionStrings__carenet"] = cluster.App,
            ["ConnectionStrings__carenet_owner"] = cluster.Owner,
        };
    }

    private async Task StartNodesAsync(CancellationToken stop)
    {
        nodes.ForEach(node => node.Start());
        await Task.WhenAll(nodes.Select(node => node.UntilReadyAsync(stop)));
    }

    private void Announce()
    {
        foreach (var node in nodes.Skip(1))
        {
            terminal.Line($"node {node.Number}  {node.Address}");
        }

        terminal.Line($"ready {nodes[0].Address}");
        demo?.Announce(terminal);
    }

    private static string Program()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "CareNet.Web", configuration, "CareNet.Web.dll"));
        return File.Exists(program) ? program : throw new Mishap(
            "CareNet.Web がまだビルドされていません。./carenet run を使うか、dotnet build CareNet.sln を実行してください。",
            "CareNet.Web is not built yet: use ./carenet run, or dotnet build CareNet.sln.");
    }
}
