using Microsoft.Extensions.Logging;

namespace CareNet.Platform.Logs;

/// <summary>Stands before every provider, also those that are added later.</summary>
internal sealed class DiscreetLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName), categoryName);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();
}

internal sealed class RedactingLogger(ILogger inner, string category) : ILogger
{
    private readonly LogLevel floor = RedactingLogs.FloorOf(category);
    private readonly bool isFramework = RedactingLogs.IsFramework(category);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= floor && inner.IsEnabled(logLevel);

    /// <summary>The framework's scopes hold the address that was asked for.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => isFramework ? null : inner.BeginScope(state);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        inner.Log(logLevel, eventId, state, RedactedException.Of(exception), formatter);
    }
}
