using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace CareNet.Bot.Channels;

/// <summary>Bot Framework's check of who sent an activity, from the node's configuration.</summary>
internal sealed class ChannelAuthentication(IConfiguration settings, TimeProvider clock) : ConfigurationBotFrameworkAuthentication(settings)
{
    private readonly string? app = settings["MicrosoftAppId"];

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity,
        string authHeader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (!ChannelToken.MayBeChecked(authHeader, app, clock.GetUtcNow()))
            {
                throw new UnauthorizedAccessException("The token is not one of a channel's for this app.");
            }

            return await base.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or SecurityTokenException)
        {
            // Otherwise a token that cannot be read would be answered as our fault, and anybody could fill the error log with them.
            throw new UnauthorizedAccessException("The token cannot be read.", unreadable);
        }
    }
}
