using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace CareNet.Platform.Jobs;

/// <summary>
/// Hangfire's log provider is a static. Its own one for ASP.NET Core asks the logger factory each time, which breaks every other node of the
/// process (a test's) when the factory's node has ended.
/// </summary>
internal sealed class HangfireLog(ILogger log) : ILogProvider, ILog
{
    public ILog GetLogger(string name) => this;

    public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        var level = (LogLevel)logLevel;
        if (messageFunc is not null)
        {
            log.Log(level, 0, messageFunc, exception, (message, _) => message());
        }

        return log.IsEnabled(level);
    }
}
