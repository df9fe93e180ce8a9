using CareNet.Testing;
using Microsoft.Extensions.Logging;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>What the modules have stored: per table the number of rows and the last change.</summary>
internal static class Kept
{
    // Written by reading, by failing and by time alone, or after a wait by what was sent before. An export is recorded before its file is
    // made.
    private const string Moving =
        "'sessions', 'refusal_counts', 'audit_entries', 'audit_unsealed', 'audit_seals', 'audit_head', 'idempotency_keys', 'mails', "
        + "'notices', 'failed_sign_ins', 'exports', 'job_runs', 'protection_keys', 'data_protection_keys'";

    /// <summary>How many rows of all modules, the trail of audits included, fulfil this.</summary>
    public static async Task<string?> SumAsync(TestDatabase database, string condition)
    {
        var query = await database.AskAsync<string>(
            """
            SELECT 'SELECT concat_ws('' '', '
                || string_agg(format('(SELECT %L || nullif(count(*), 0) FROM %I.%I t WHERE CONDITION)',
                    tablename || ' ', schemaname, tablename),
                ', ' ORDER BY schemaname, tablename) || ')'
            FROM pg_tables WHERE schemaname IN ('registration', 'security', 'bot', 'platform')
                AND tablename NOT IN ('sessions', 'refusal_counts', 'audit_unsealed', 'audit_seals', 'mails', 'notices')
            """
        );
        return await database.AskAsync<string>(query!.Replace("CONDITION", condition, StringComparison.Ordinal));
    }

    public static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database)
    {
        var query = await database.AskAsync<string>(
            $"""
            SELECT 'SELECT concat_ws(E''\n'', '
                || string_agg(format('(SELECT %L || count(*) || '':'' || %s FROM %I.%I)', schemaname || '.' || tablename || ' ',
                CASE WHEN tablename IN ('accounts', 'standings') THEN '0' ELSE 'coalesce(max(xmin::text::bigint), 0)' END,
                    schemaname, tablename),
                ', ' ORDER BY schemaname, tablename) || ')'
            FROM pg_tables WHERE schemaname IN ('registration', 'security', 'bot', 'platform')
                AND tablename NOT IN ({Moving}) AND tablename NOT LIKE '%migrations%'
            """
        );
        return (await database.AskAsync<string>(query!))!.Split('\n');
    }
}

/// <summary>The exceptions that the program logged, so that a finding says where it comes from.</summary>
internal sealed class CaughtExceptions : ILoggerProvider, ILogger
{
    private readonly Lock guard = new();
    private readonly List<string> caught = [];

    public string Take()
    {
        lock (guard)
        {
            var text = string.Join("; ", caught);
            caught.Clear();
            return text;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (logLevel >= LogLevel.Error && exception is not null)
        {
            lock (guard)
            {
                var own = exception
                    .ToString()
                    .Split('\n')
                    .Where(line => line.Contains("at CareNet.", StringComparison.Ordinal))
                    .Take(4)
                    .Select(line => line.Trim());
                caught.Add($"{exception.GetType().Name} {exception.Message.ReplaceLineEndings(" ")} {string.Join(" < ", own)}");
            }
        }
    }

    public void Dispose() { }
}
