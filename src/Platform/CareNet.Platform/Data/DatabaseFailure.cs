using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>Tells failures of the database apart, by an exception or any of its causes.</summary>
public static class DatabaseFailure
{
    /// <summary>The server itself undid the transaction, so the same work may succeed at once.</summary>
    public static bool WasUndone(Exception failure) =>
        Causes(failure)
            .Any(each =>
                each
                    is DbUpdateConcurrencyException
                        or PostgresException
                        {
                            SqlState: PostgresErrorCodes.SerializationFailure
                                or PostgresErrorCodes.DeadlockDetected
                                or PostgresErrorCodes.UniqueViolation,
                        }
            );

    /// <summary>The database is away or just going. That is no message's and no job's fault, so none is given up for it.</summary>
    public static bool IsOutage(Exception failure) =>
        Causes(failure)
            .Any(each =>
                each switch
                {
                    // Connection exceptions, no room for more connections, shutdown and start.
                    PostgresException server => server.SqlState[..2] is "08" or "53" || server.SqlState[..3] is "57P",
                    NpgsqlException => each.InnerException is IOException or SocketException,
                    _ => false,
                }
            );

    /// <summary>
    /// The server is silent or the pool empty, or a command takes too long: Npgsql does not tell these apart. Worth some more attempts, but
    /// not endless ones.
    /// </summary>
    public static bool TimedOut(Exception failure) =>
        Causes(failure).Any(each => each is NpgsqlException { InnerException: TimeoutException });

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var each = failure; each is not null; each = each.InnerException)
        {
            yield return each;
        }
    }
}
