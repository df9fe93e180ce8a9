using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CareNet.Platform.Messaging;

/// <summary>
/// Wolverine logs the exception of a handler that failed, and a sentence of an exception may quote personal data. The log
/// gets its types and stack traces instead. Message types with free text leave it out of their <c>ToString</c> themselves.
/// </summary>
internal sealed class FailuresWithoutSentences(ILoggerFactory inner) : ILoggerFactory
{
    public static void Register(IServiceCollection services)
    {
        services.AddLogging();
        var registered = services.Last(service => service.ServiceType == typeof(ILoggerFactory));
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new FailuresWithoutSentences(
            (ILoggerFactory)(registered.ImplementationInstance ?? registered.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)))));
    }

    public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class Logger(ILogger inner) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            inner.Log(logLevel, eventId, state, DiscreetException.Of(exception), formatter);
    }
}
