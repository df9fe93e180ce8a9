using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareNet.Web.Tests.Host;

/// <summary>Everything that any provider would see: text, structured values, exceptions and scopes of every category.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public IReadOnlyCollection<string> Of(string category) =>
        [.. lines.Where(line => line.StartsWith(category + " ", StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

    public void Dispose() { }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} scope {Values(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{category} {logLevel} {formatter(state, exception)} {Values(state)} {exception?.Message} {exception}");

        private static string Values<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values
                ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"))
                : state?.ToString() ?? "";
    }
}

public static class CapturedLogsHost
{
    public static IWebHostBuilder CaptureLogs(this IWebHostBuilder host, CapturedLogs logs) =>
        host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(logs));
}
