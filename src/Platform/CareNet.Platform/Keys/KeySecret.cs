using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace CareNet.Platform.Keys;

/// <summary>
/// Seals the data-protection keys that lie in the database, so that a copy of the database alone forges no cookie.
/// AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the sealed text.
/// </summary>
public sealed class KeySecret
{
    public const string Before = "CARENET_KEY_SECRET_BEFORE";
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly byte[] Purpose = "CareNet data-protection key, version 1"u8.ToArray();
    private readonly byte[] secret;

    public KeySecret(byte[] secret)
    {
        if (secret.Length != 32)
        {
            throw new InvalidKeySecretException();
        }

        this.secret = secret;
    }

    /// <summary><c>CARENET_KEY_SECRET</c>, <c>DataProtection:Secret</c> or the file that <c>DataProtection:SecretFile</c> names.</summary>
    public static KeySecret? From(IConfiguration configuration) => BytesFrom(configuration) is { } secret ? new(secret) : null;

    public static byte[]? BytesFrom(IConfiguration configuration)
    {
        var given = configuration["CARENET_KEY_SECRET"] is { Length: > 0 } variable ? variable : configuration["DataProtection:Secret"];
        if (string.IsNullOrEmpty(given) && configuration["DataProtection:SecretFile"] is { Length: > 0 } file)
        {
            given = File.ReadAllText(file).Trim();
        }

        return Parse(given);
    }

    /// <summary>The secret before the present one: what it encrypted and signed is still read.</summary>
    public static byte[]? BytesBefore(IConfiguration configuration) => Parse(configuration[Before]);

    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(secret, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Purpose);
        return Convert.ToBase64String(box);
    }

    public string Open(string sealedText)
    {
        var box = Convert.FromBase64String(sealedText);
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(secret, TagSize);
        aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain, Purpose);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Null for what was sealed under another secret, or is damaged.</summary>
    public string? TryOpen(string sealedText)
    {
        try
        {
            return Open(sealedText);
        }
        catch (Exception closed) when (closed is CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static byte[]? Parse(string? given)
    {
        if (string.IsNullOrEmpty(given))
        {
            return null;
        }

        var secret = new byte[33];
        return Convert.TryFromBase64String(given, secret, out var length) && length == 32
            ? secret[..length]
            : throw new InvalidKeySecretException();
    }
}

public sealed class InvalidKeySecretException() : Exception("The key secret must be 32 bytes in base64.");
