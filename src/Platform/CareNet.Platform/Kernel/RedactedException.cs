using System.Text;
using Npgsql;

namespace CareNet.Platform;

/// <summary>
/// The part of an exception that a log may hold: types and stack traces. Messages quote values: "Key (mail)=(…) already exists".
/// </summary>
public sealed class RedactedException(Exception original) : Exception(Describe(original))
{
    private const int DeepestCause = 8;

    /// <summary>Null for null; an exception that is discreet already stays as it is.</summary>
    public static RedactedException? Of(Exception? exception) =>
        exception switch
        {
            null => null,
            RedactedException discreet => discreet,
            _ => new(exception),
        };

    public override string? StackTrace => original.StackTrace;

    public override string ToString()
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var at = original; at is not null && depth < DeepestCause; at = at.InnerException, depth++)
        {
            text.Append(depth == 0 ? "" : "caused by ").AppendLine(Describe(at)).AppendLine(at.StackTrace);
        }

        return text.ToString();
    }

    private static string Describe(Exception exception) =>
        exception is PostgresException postgres
            ? string.Join(
                    ' ',
                    postgres.GetType().FullName,
                    postgres.SqlState,
                    postgres.SchemaName,
                    postgres.TableName,
                    postgres.ConstraintName
                )
                .TrimEnd()
            : exception.GetType().FullName!;
}
