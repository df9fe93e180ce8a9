using Hangfire.Logging;

namespace CareNet.Platform.Jobs;

/// <summary>Of what Hangfire says, its troubles: where and of what kind, never a sentence of an exception.</summary>
internal sealed class HangfireLog(JobLog log) : ILogProvider
{
    public ILog GetLogger(string name) => new Named(log, name);

    private sealed class Named(JobLog log, string name) : ILog
    {
        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            if (logLevel < LogLevel.Warn)
            {
                return false;
            }

            if (messageFunc is not null && exception is not null and not OperationCanceledException)
            {
                log.Trouble($"do what {name} does", exception);
            }

            return true;
        }
    }
}
