using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>
/// How CareNet reaches PostgreSQL. The schemas have PostgreSQL's own types only, so nobody reads the server's list of types first,
/// which takes several times as long as to connect.
/// </summary>
public static class DatabaseSource
{
    public static NpgsqlDataSourceBuilder For(string connection) =>
        new NpgsqlDataSourceBuilder(connection).ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));

    /// <summary>For the owner's work at a start: its rights leave the process with each connection.</summary>
    public static NpgsqlDataSource Unpooled(string connection) =>
        For(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString).Build();
}
