using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CareNet.Messaging.Node.Suite;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace CareNet.Messaging.Tests.Setup;

public class NodeAtRestTests(SuiteDatabase database) : MessagingTests(database)
{
    [Fact]
    public async Task A_node_at_rest_measures_its_queue_and_has_nothing_to_complain_of()
    {
        var complaints = new Complaints();
        await using var node = await StartAsync(
            services => services.AddLogging(logging => logging.AddProvider(complaints)),
            typeof(WorkHandler)
        );
        await node.ScheduleAsync(new Work(Key, 1, 0), TimeSpan.FromHours(1));

        using var lengths = new MeterListener();
        long length = 0;
        lengths.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == MetricsConstants.ScheduledCount)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        lengths.SetMeasurementEventCallback<int>((_, value, _, _) => length = Math.Max(length, value));
        lengths.Start();

        await Patience.Until(
            () =>
            {
                lengths.RecordObservableInstruments();
                return length >= 1 || !complaints.Heard.IsEmpty;
            },
            "the stored message is counted",
            TimeSpan.FromSeconds(30)
        );
        complaints.Heard.ShouldBeEmpty();
    }

    private sealed class Complaints : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Heard { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                Heard.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose() { }
    }
}
