using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging;

namespace CareNet.Bot.Channels;

/// <summary>Bot Framework's adapter with our answer to a turn that fails.</summary>
internal sealed class ChannelAdapter : CloudAdapter
{
    // No logger for the base class: it has nothing to say that the access log and our own lines do not.
    public ChannelAdapter(BotFrameworkAuthentication authentication, ILogger<ChannelAdapter> log)
        : base(authentication) => OnTurnError = FailedTurn.HandledWith(log);
}
