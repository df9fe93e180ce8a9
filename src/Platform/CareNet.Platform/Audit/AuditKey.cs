using System.Security.Cryptography;

namespace CareNet.Platform.Audit;

/// <summary>
/// Signs seals. With the installation's secret, which is not in the database, nobody with database rights alone can make a
/// seal; without one a seal is a bare hash that shows mistakes and single tampering, but can be computed anew by anybody.
/// </summary>
public sealed class AuditKey
{
    private static readonly byte[] Purpose = "carenet audit seals 1"u8.ToArray();
    private readonly byte[]? key;

    private AuditKey(byte[]? key)
    {
        this.key = key;
        Name = key is null ? "none" : Convert.ToHexStringLower(HMACSHA256.HashData(key, "name"u8))[..16];
    }

    /// <summary>Tells keys apart and gives nothing of them away.</summary>
    public string Name { get; }

    public bool IsSecret => key is not null;

    public static AuditKey From(byte[]? secret) =>
        secret is null ? new(null) : new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Purpose));

    public byte[] Sign(ReadOnlySpan<byte> text) => key is null ? SHA256.HashData(text) : HMACSHA256.HashData(key, text);
}
