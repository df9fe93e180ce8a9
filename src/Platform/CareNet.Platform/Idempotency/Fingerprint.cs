using System.Security.Cryptography;
using System.Text.Json;

namespace CareNet.Platform.Idempotency;

/// <summary>
/// The hash that a repeat must have in common with the first request. It is made of the message as the client's form filled it: nothing
/// that the server adds anew each time, such as a time or an id, may be in it.
/// </summary>
public sealed record Fingerprint
{
    private readonly string hash;

    private Fingerprint(byte[] hash) => this.hash = Convert.ToHexStringLower(hash);

    internal byte[] Hash => Convert.FromHexString(hash);

    public static Fingerprint Of<TRequest>(TRequest request)
        where TRequest : notnull
    {
        byte[] text =
        [
            .. JsonSerializer.SerializeToUtf8Bytes(request.GetType().FullName),
            .. JsonSerializer.SerializeToUtf8Bytes(request, request.GetType()),
        ];
        return new(SHA256.HashData(text));
    }
}
