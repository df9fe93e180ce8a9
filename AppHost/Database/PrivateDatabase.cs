using CareNet.Postgres;

namespace CareNet.AppHost.Database;

/// <summary>The private PostgreSQL as a resource: its connection strings are known once it has started.</summary>
public sealed class PrivateDatabase : Resource, IResourceWithConnectionString, IResourceWithWaitSupport
{
    private readonly TaskCompletionSource<PrivateCluster> started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PrivateDatabase(string name)
        : base(name)
    {
        App = new(started.Task, cluster => cluster.App, $"{{{name}.connectionString}}");
        Owner = new(started.Task, cluster => cluster.Owner, $"{{{name}.ownerConnectionString}}");
    }

    /// <summary>The login that serves.</summary>
    public Login App { get; }

    /// <summary>The login that migrates.</summary>
    public Login Owner { get; }

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{App}");

    public void Started(PrivateCluster cluster) => started.TrySetResult(cluster);

    public sealed class Login(Task<PrivateCluster> started, Func<PrivateCluster, string> connection, string expression)
        : IValueProvider,
            IManifestExpressionProvider
    {
        public string ValueExpression => expression;

        public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
            connection(await started.WaitAsync(cancellationToken));
    }
}
