using System.Data.Common;
using Npgsql;
using Quartz.Impl.AdoJobStore.Common;
using Quartz.Util;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>Gives Quartz the connections of the node's own pool: one login, one limit.</summary>
internal sealed class NodeConnections(NpgsqlDataSource database) : DbProvider("Npgsql", ""), IDbConnectionManager
{
    public override DbConnection CreateConnection() => database.CreateConnection();

    public void AddConnectionProvider(string dataSourceName, IDbProvider provider) => throw new NotSupportedException("There is one database.");

    public DbConnection GetConnection(string dataSourceName) => CreateConnection();

    public void Shutdown(string dataSourceName)
    {
        // The pool belongs to the node.
    }

    public DbMetadata GetDbMetadata(string dataSourceName) => Metadata;

    public IDbProvider GetDbProvider(string dataSourceName) => this;
}
