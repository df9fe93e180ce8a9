using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CareNet.Platform.Gates;

namespace CareNet.Platform.Tests.Gates;

/// <summary>The number of a gate's lock, worked out a second time: nodes of two versions have to agree on it.</summary>
public static class Locks
{
    public static long NumberOf(GateKey key)
    {
        var name = Encoding.UTF8.GetBytes(key.Kind == GateKind.Access ? "gate.access\0" : "gate.sharing\0");
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData([.. name, .. key.Subject.ToByteArray(bigEndian: true)]));
    }
}
