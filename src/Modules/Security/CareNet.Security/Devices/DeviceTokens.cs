using System.Security.Cryptography;
using System.Text;

namespace CareNet.Security.Devices;

/// <summary>The secrets that a device carries: shown once, and kept here as a hash. 32 random bytes need no salt.</summary>
public static class DeviceTokens
{
    private const int Length = 43;

    public static (string Token, byte[] Hash) New()
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return (token, Hash(token)!);
    }

    /// <summary>Nothing for what cannot be a token: it is not even looked for.</summary>
    public static byte[]? Hash(string? token) =>
        token is { Length: Length } && token.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')
            ? SHA256.HashData(Encoding.ASCII.GetBytes(token))
            : null;
}
