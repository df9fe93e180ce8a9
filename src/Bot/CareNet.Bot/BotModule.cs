using CareNet.Bot.Channels;
using CareNet.Bot.Conversations;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareNet.Bot;

/// <summary>The way into the bot: its services, and the endpoint that Bot Framework's channels call.</summary>
public static partial class BotModule
{
    public const string Address = "/api/messages";

    /// <summary>More than a channel sends: Bot Framework limits an activity to 256 KB.</summary>
    public const int LargestActivity = 256 * 1024;

    public static IServiceCollection AddBot(this IServiceCollection services)
    {
        // Singletons are made when the first message arrives; a node that is never asked pays only for these registrations.
        services.AddSingleton<BotFrameworkAuthentication, ChannelAuthentication>();
        services.AddSingleton<IBotFrameworkHttpAdapter, ChannelAdapter>();
        services.AddTransient<IBot, IntroducesItself>();
        return services;
    }

    /// <summary>Closed without credentials, because Bot Framework lets everybody in when no app id is configured.</summary>
    public static void MapBot(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var credentials = BotSettings.CredentialsIn(services.GetRequiredService<IConfiguration>());
        if (credentials == BotCredentials.Complete)
        {
            // Channels send no form token; they authenticate each request with a signed token of their own.
            routes
                .MapPost(Address, AnswerAsync)
                .DisableAntiforgery()
                .WithMetadata(new RequestSizeLimitAttribute(LargestActivity))
                .For(Who.Anyone);
            return;
        }

        // For every method the same: unmapped, a POST would be answered with 405.
        routes.Map(Address, static http => Absent(http)).For(Who.Anyone);
        if (credentials == BotCredentials.Incomplete)
        {
            CredentialsIncomplete(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BotModule)), Address);
        }
    }

    private static Task Absent(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext http) =>
        http
            .RequestServices.GetRequiredService<IBotFrameworkHttpAdapter>()
            .ProcessAsync(http.Request, http.Response, http.RequestServices.GetRequiredService<IBot>(), http.RequestAborted);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The bot's credentials are incomplete (see src/Bot/CareNet.Bot/README.md): {Address} stays closed"
    )]
    private static partial void CredentialsIncomplete(ILogger log, string address);
}
