using System.Security.Cryptography;
using CareNet.Platform.Keys;
using Microsoft.Extensions.Configuration;
using Wolverine.Runtime.Serialization.Encryption;

namespace CareNet.Platform.Messaging;

/// <summary>
/// The key with which Wolverine encrypts stored messages, dead letters too: some hold a mail's address, or the link in it that opens an
/// account. Messages from while the installation had no secret, and from before the secret was changed, can still be read.
/// </summary>
internal sealed class SealedMessages : IKeyProvider
{
    private const string Purpose = "carenet stored messages 1";
    private readonly Lazy<Dictionary<string, byte[]>> keys;
    private readonly Lazy<string> current;

    /// <summary>Reads the secret with the first message; the start has checked that it is the database's.</summary>
    public SealedMessages(IConfiguration? configuration)
    {
        var unsecret = new DerivedKeys(null).For(Purpose);
        var own = new Lazy<byte[]>(() => DerivedKeys.From(configuration).For(Purpose));
        current = new(() => NameOf(own.Value));
        keys = new(() =>
        {
            var known = new Dictionary<string, byte[]> { [NameOf(unsecret)] = unsecret, [NameOf(own.Value)] = own.Value };
            if (configuration is not null && KeySecret.BytesBefore(configuration) is { } former)
            {
                var before = new DerivedKeys(former).For(Purpose);
                known[NameOf(before)] = before;
            }

            return known;
        });
    }

    public string DefaultKeyId => current.Value;

    public ValueTask<byte[]> GetKeyAsync(string keyId, CancellationToken cancellationToken) => ValueTask.FromResult(keys.Value[keyId]);

    /// <summary>Tells keys apart and gives nothing of them away.</summary>
    private static string NameOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "name"u8))[..16];
}
