using CareNet.Bot.Channels;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace CareNet.Bot.Tests.Channels;

public sealed class FailedTurnTests
{
    private const string Marker = "tanaka-ichiro-0312";

    [Theory]
    [InlineData("ja", "申し訳ありません")]
    [InlineData("en", "Sorry")]
    public async Task A_turn_that_fails_is_told_to_the_asker_and_logged_without_what_was_written(string locale, string told)
    {
        var log = new Lines();
        var adapter = new TestAdapter { OnTurnError = FailedTurn.HandledWith(log) };

        await new TestFlow(adapter, (turn, _) => throw new FormatException($"cannot read {turn.Activity.Text}"))
            .Send(new Activity(ActivityTypes.Message) { Text = Marker, Locale = locale })
            .AssertReply(reply => reply.AsMessageActivity().Text.ShouldStartWith(told))
            .StartTestAsync();

        var line = log.ShouldHaveSingleItem();
        line.ShouldContain("System.FormatException");
        line.ShouldContain(nameof(FailedTurnTests));
        line.ShouldNotContain(Marker);
    }

    private sealed class Lines : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Add($"{formatter(state, exception)} {exception}");
    }
}
