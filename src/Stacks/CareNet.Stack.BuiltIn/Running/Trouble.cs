using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>Tells errors of the infrastructure from errors of a handler.</summary>
internal static class Trouble
{
    /// <summary>
    /// The same handler may well succeed in a moment: a deadlock, a serialization failure, a broken connection; or somebody else was
    /// quicker between its read and its write, and what it reads now tells it so.
    /// </summary>
    public static bool IsTransient(Exception exception) => Chain(exception).Any(each => each
        is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or DbUpdateConcurrencyException);

    /// <summary>The database is not there: whatever is running has nothing to do with it.</summary>
    public static bool IsOutage(Exception exception) => Chain(exception).Any(each => each switch
    {
        PostgresException server => server.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || server.SqlState.StartsWith("08", StringComparison.Ordinal) || server.SqlState == PostgresErrorCodes.TooManyConnections,
        NpgsqlException { InnerException: IOException or SocketException } => true,
        _ => false,
    });

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException!)
        {
            yield return each;
        }
    }
}
