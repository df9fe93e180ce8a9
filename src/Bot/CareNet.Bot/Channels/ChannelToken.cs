using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CareNet.Bot.Channels;

/// <summary>
/// Checks what can be known of a channel's token before its signature is checked, for which Bot Framework asks Microsoft for keys: a token
/// that fails here is refused without a request to anybody.
/// </summary>
internal static class ChannelToken
{
    private const string Scheme = "Bearer ";

    // Signed with Microsoft's private key. "none" and keys that both sides share are not among them.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];

    // Each would let the sender say where the key is found that proves him right.
    private static readonly string[] KeySources = ["jku", "jwk", "x5u", "x5c", "crit"];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>
    /// True if the token names an allowed algorithm, a key by its id alone, this app as its audience, and a time span around now.
    /// </summary>
    public static bool MayBeChecked(string? authorization, string? app, DateTimeOffset now)
    {
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) is not true || string.IsNullOrEmpty(app))
        {
            return false;
        }

        var token = new JsonWebToken(authorization[Scheme.Length..].Trim());
        return !token.IsEncrypted
            && Algorithms.Contains(token.Alg, StringComparer.Ordinal)
            && !string.IsNullOrEmpty(token.Kid)
            && !KeySources.Any(source => token.TryGetHeaderValue<object>(source, out _))
            && token.Audiences.ToList() is [var audience]
            && audience == app
            && token.TryGetPayloadValue<long>("exp", out _)
            && token.ValidTo + Skew > now.UtcDateTime
            && token.TryGetPayloadValue<long>("nbf", out _)
            && token.ValidFrom - Skew < now.UtcDateTime;
    }
}
