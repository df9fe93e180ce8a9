using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CareNet.Platform;

/// <summary>
/// PostgreSQL's advisory locks have a number of 64 bits and no name. Two nodes of different versions compute the same number,
/// and two names of one number would only wait for each other.
/// </summary>
internal static class LockKey
{
    public static long Of(string kind, Guid subject, string rest = "")
    {
        Span<byte> id = stackalloc byte[16];
        subject.TryWriteBytes(id, bigEndian: true, out _);
        byte[] name = [.. Encoding.UTF8.GetBytes(kind), 0, .. id, .. Encoding.UTF8.GetBytes(rest)];
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(name));
    }
}
