using Microsoft.Extensions.Configuration;

namespace CareNet.Bot.Channels;

/// <summary>Says whether the settings that Bot Framework reads are enough to authenticate a channel.</summary>
internal enum BotCredentials
{
    None,
    Incomplete,
    Complete,
}

internal static class BotSettings
{
    /// <summary>Each type of app needs other settings; Bot Framework would miss them only when the first message arrives.</summary>
    public static BotCredentials CredentialsIn(IConfiguration settings)
    {
        string[] needed = (settings["MicrosoftAppType"] ?? "").ToUpperInvariant() switch
        {
            "SINGLETENANT" => ["MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId"],
            "USERASSIGNEDMSI" => ["MicrosoftAppId", "MicrosoftAppTenantId"],
            _ => ["MicrosoftAppId", "MicrosoftAppPassword"],
        };
        return needed.Count(name => settings[name] is { Length: > 0 }) switch
        {
            0 => BotCredentials.None,
            var given => given == needed.Length ? BotCredentials.Complete : BotCredentials.Incomplete,
        };
    }
}
