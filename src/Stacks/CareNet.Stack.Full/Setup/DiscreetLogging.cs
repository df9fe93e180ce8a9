using CareNet.Stack.BuiltIn.Handlers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareNet.Stack.Full;

/// <summary>
/// Wolverine logs each message under its type's name, and a failed request with the message itself and the exception's
/// sentence. Those loggers are silent here; what may be said of a failure is said by the bus.
/// </summary>
internal sealed class DiscreetLogging(ILoggerFactory inner, Func<HandlerGraph> handlers) : ILoggerFactory
{
    private readonly Lazy<HashSet<string>> silent = new(() => [.. handlers().Messages.Select(message => message.FullName!.Replace('+', '.'))]);

    public ILogger CreateLogger(string categoryName) =>
        !categoryName.StartsWith("Microsoft.", StringComparison.Ordinal) && IsMessage(categoryName)
            ? NullLogger.Instance
            : inner.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private bool IsMessage(string category) => silent.Value.Contains(category);
}
