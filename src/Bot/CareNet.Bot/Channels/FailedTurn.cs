using CareNet.Bot.Conversations;
using CareNet.Platform;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging;

namespace CareNet.Bot.Channels;

/// <summary>
/// A failed turn is logged by the error's type and stack, because messages of exceptions quote what a person wrote; the person is told.
/// </summary>
internal static partial class FailedTurn
{
    private static readonly Phrase Told = new(
        "申し訳ありません。不具合のため、お答えできませんでした。お手数ですが、医師会の事務局にお尋ねください。",
        "Sorry, I could not answer because of a fault. Please ask the secretariat of your medical association."
    );

    public static Func<ITurnContext, Exception, Task> HandledWith(ILogger log) =>
        (turn, error) =>
        {
            Failed(log, turn.Activity.Type, error.GetType().FullName!, error.StackTrace);
            return turn.SendActivityAsync(Reply.To(turn.Activity.Locale, Told));
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of the bot failed ({ActivityType}): {Error}\n{Stack}")]
    private static partial void Failed(ILogger log, string activityType, string error, string? stack);
}
