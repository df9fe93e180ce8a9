using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Factors;

/// <summary>Time-based codes (RFC 6238): six digits, 30 seconds, one step of patience for clocks that are late or early.</summary>
public static class Totp
{
    private const int SecondsPerStep = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsPerStep;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // SHA-1 is what every authenticator app reads; its weakness against collisions does not touch HMAC.
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is. Which steps may still count is the account's to say.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        var typed = code.Folded().Replace(" ", "", StringComparison.Ordinal);
        var at = StepAt(now);
        foreach (var step in (long[])[at, at - 1, at + 1])
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(secret, step)), Encoding.UTF8.GetBytes(typed)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>Base32, as apps take it.</summary>
    public static string Written(byte[] secret)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var window = (secret[bit / 8] << 8) | (bit / 8 + 1 < secret.Length ? secret[bit / 8 + 1] : 0);
            text.Append(Alphabet[(window >> (11 - bit % 8)) & 31]);
        }

        return text.ToString();
    }
}
