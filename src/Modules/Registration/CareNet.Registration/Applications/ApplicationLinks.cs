using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>Links that nobody can guess. The database holds their hash alone: whoever reads it opens nothing.</summary>
internal static class ApplicationLinks
{
    public static readonly TimeSpan OnceLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan SecretLasts = TimeSpan.FromDays(180);
    private const int Longest = 100;

    public static (string Text, ApplicationLink Link) New(UsageApplicationId application, bool isOnce, DateTimeOffset now)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (
            text,
            new ApplicationLink
            {
                Hash = HashOf(text),
                Application = application,
                IsOnce = isOnce,
                ExpiresAt = now + (isOnce ? OnceLasts : SecretLasts),
            }
        );
    }

    public static byte[] HashOf(string? text) => SHA256.HashData(Encoding.UTF8.GetBytes(text is { Length: <= Longest } ? text : ""));
}
