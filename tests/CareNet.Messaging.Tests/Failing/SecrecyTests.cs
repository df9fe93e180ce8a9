using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace CareNet.Messaging.Tests.Failing;

public class SecrecyTests(SuiteDatabase database) : MessagingTests(database)
{
    private const string Secret = "山田花子は昨日転倒しました";
    private const string Letters = "wolverine.wolverine_dead_letters WHERE message_type LIKE '%Tell' AND length(body) > 0";
    private static readonly Type[] Handlers = [typeof(TellHandler), typeof(AskInConfidenceHandler)];

    [Theory, Trait("bus", "18")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Line_18_no_log_trace_metric_or_dead_letter_shows_a_message_whatever_becomes_of_it(int failures)
    {
        var heard = new ConcurrentQueue<string>();
        using var spans = Listen(heard);
        using var metrics = Measure(heard);
        await using (var node = await StartAsync(services => services.AddSingleton<ILoggerProvider>(new Ear(heard)), Handlers))
        {
            (await node.InvokeAsync<Result>(new AskInConfidence(Key, Secret, Fails: false))).IsOk.ShouldBeTrue();
            await Should.ThrowAsync<InvalidOperationException>(() =>
                node.InvokeAsync<Result>(new AskInConfidence(Key, Secret, Fails: true))
            );
            await node.PublishAsync(new Tell(Key, Secret, failures));
            await Database.UntilTried(nameof(Tell), Key, Math.Min(failures + 1, 4));
            await Database.UntilQuiet();
            foreach (var letter in await node.LettersAsync())
            {
                heard.Enqueue($"{letter.MessageType} {letter.ExceptionType} {letter.ExceptionMessage}");
                await node.DiscardAsync(letter.Id);
            }
        }

        heard.ShouldContain(line => line.Contains(nameof(Tell)));
        heard.Where(line => line.Contains("山田") || line.Contains("転倒")).ShouldBeEmpty();
    }

    [Fact, Trait("bus", "18")]
    public async Task Line_18_the_trace_goes_on_across_the_queue_and_the_meter_counts()
    {
        var heard = new ConcurrentQueue<string>();
        var traces = new ConcurrentQueue<Activity>();
        using var spans = Listen(heard, traces);
        using var metrics = Measure(heard);
        using var source = new ActivitySource("suite");
        await using var node = await StartAsync(Handlers);
        ActivityTraceId expected;
        using (var started = source.StartActivity("the request")!)
        {
            expected = started.TraceId;
            await node.PublishAsync(new Tell(Key, Secret, 0));
        }

        await Database.UntilQuiet();
        await Patience.Until(
            () => traces.Any(span => span.Source.Name == "Wolverine" && span.TraceId == expected),
            "a span of the same trace"
        );
        heard.ShouldContain(line => line.StartsWith(MetricsConstants.MessagesSucceeded));
    }

    [Fact, Trait("bus", "18")]
    public async Task Line_18_a_handled_message_leaves_its_id_and_no_content()
    {
        await using var node = await StartAsync(Handlers);

        await node.PublishAsync(new Tell(Key, Secret, 0));

        await Database.UntilDone(nameof(Tell), Key);
        await Database.UntilQuiet();
        (
            await Database.AskAsync<long>($"SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE message_type LIKE '%Tell'")
        ).ShouldBeGreaterThan(0);
        (await Database.AskAsync<long>("SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE length(body) > 0")).ShouldBe(0);
    }

    [Fact, Trait("bus", "18")]
    public async Task Line_18_a_message_that_was_given_up_cannot_be_read_in_the_database()
    {
        await using var node = await StartAsync(Handlers);

        await node.PublishAsync(new Tell(Key, Secret, Failures: 1000));

        await Patience.Until(async () => await Database.AskAsync<long>($"SELECT count(*) FROM {Letters}") > 0, "the dead letter");
        var stored = await Database.AskAsync<string>($"SELECT string_agg(encode(body, 'escape'), ' ') FROM {Letters}");
        stored.ShouldNotBeNull();
        stored.ShouldContain("wolverine-encrypted");
        stored.ShouldNotContain(Key);
        stored.ShouldNotContain("\"Text\"");
    }

    private static ActivityListener Listen(ConcurrentQueue<string> heard, ConcurrentQueue<Activity>? traces = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                traces?.Enqueue(span);
                var tags = span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags));
                heard.Enqueue($"{span.DisplayName} {span.StatusDescription} {string.Join(' ', tags)}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure(ConcurrentQueue<string> heard)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => heard.Enqueue(Line(instrument, value, tags)));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => heard.Enqueue(Line(instrument, value, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => heard.Enqueue(Line(instrument, value, tags)));
        listener.Start();
        return listener;
    }

    private static string Line<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}";

    /// <summary>Hears every line at every level, with the exceptions that hang on it.</summary>
    private sealed class Ear(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            heard.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => heard.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}

public sealed record Tell(string Key, string Text, int Failures)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Key) is not null;
}

public sealed record AskInConfidence(string Key, string Text, bool Fails)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Key) is not null;
}

public static class TellHandler
{
    public static async Task Handle(Tell message, SuiteContext context, Witness witness)
    {
        context.Did(nameof(Tell), message.Key);
        if (await witness.SawAsync(nameof(Tell), message.Key) <= message.Failures)
        {
            throw new InvalidOperationException($"cannot tell {message.Text}", new FormatException(message.Text));
        }
    }
}

public static class AskInConfidenceHandler
{
    public static Result Handle(AskInConfidence message) => message.Fails ? throw new InvalidOperationException(message.Text) : Result.Ok;
}
