using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace CareNet.Platform.Keys;

/// <summary>
/// A key for each purpose, derived from the installation's secret, which is not in the database. Without a secret, as while developing,
/// everybody can derive the same keys: they keep the shape of what is stored and protect nothing. The start warns of it.
/// </summary>
public sealed class DerivedKeys(byte[]? secret)
{
    public static DerivedKeys From(IConfiguration? configuration) => new(configuration is null ? null : KeySecret.BytesFrom(configuration));

    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret ?? new byte[32], 32, info: Encoding.UTF8.GetBytes(purpose));
}
