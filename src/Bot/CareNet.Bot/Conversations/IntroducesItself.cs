using CareNet.Platform;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareNet.Bot.Conversations;

/// <summary>Says what the bot is and whom to ask instead. It does not look at what was written.</summary>
internal sealed class IntroducesItself : ActivityHandler
{
    public static readonly Phrase Introduction = new(
        "CareNetのアシスタントです。「これは共有してもよいですか」というご質問にお答えする役目ですが、今はまだお答えできません。"
            + "お手数ですが、医師会の事務局にお尋ねください。患者さんのことは、ここには書かないでください。",
        "I am CareNet's assistant for the question \"May I share this?\", but I cannot answer questions yet. "
            + "Please ask the secretariat of your medical association instead. Please do not write anything about patients here."
    );

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(Reply.To(turnContext.Activity.Locale, Introduction), cancellationToken);
}
