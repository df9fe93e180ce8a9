using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>
/// How CareNet reaches PostgreSQL. The schemas have PostgreSQL's own types only, so nobody reads the server's list of types first,
/// which takes several times as long as to connect.
/// </summary>
public static class DatabaseSource
{
    /// <summary>
    /// A process that is frozen (a suspended machine) holds the locks of its transactions, and the others wait for them. After this
    /// time, which no handler may exceed either, the server ends such a transaction.
    /// </summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(60);

    public static NpgsqlDataSourceBuilder For(string connection)
    {
        var builder = new NpgsqlDataSourceBuilder(connection).ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        var pause = $"-c idle_in_transaction_session_timeout={MaxPause.TotalMilliseconds:F0}";
        builder.ConnectionStringBuilder.Options = $"{builder.ConnectionStringBuilder.Options} {pause}".TrimStart();
        // Nobody leaves anything in a session (SessionsStayClean), and the reset costs a tenth of a short transaction: it throws away
        // the compiled triggers and plans.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        // To plan a statement takes longer than to run it: a session keeps the plans of what it has asked several times.
        builder.ConnectionStringBuilder.MaxAutoPrepare = 50;
        return builder;
    }

    /// <summary>For the owner's work at a start: its rights leave the process with each connection.</summary>
    public static NpgsqlDataSource Unpooled(string connection) =>
        For(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString).Build();
}
