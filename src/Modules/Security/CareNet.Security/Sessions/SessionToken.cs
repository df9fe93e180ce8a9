using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CareNet.Security.Sessions;

/// <summary>256 random bits in a cookie or a link. The database keeps the hash: who reads it there cannot sign in with it.</summary>
public static class SessionToken
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public static bool IsWellFormed(string? token) =>
        token is { Length: 43 } && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
