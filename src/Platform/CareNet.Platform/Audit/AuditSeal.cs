using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CareNet.Platform.Audit;

/// <summary>One link of the chain: it stands for its entry and, through the hash before it, for everything earlier.</summary>
public sealed record AuditSeal(long Position, long EntrySeq, long SealedAtMicroseconds, string Key, byte[] Previous, byte[] Hash)
{
    public static readonly byte[] Start = new byte[32];

    public static AuditSeal Of(AuditRow row, long position, long sealedAtMicroseconds, byte[] previous, AuditKey key) =>
        new(position, row.Seq, sealedAtMicroseconds, key.Name, previous, Sign(row, position, sealedAtMicroseconds, previous, key));

    public bool Fits(AuditRow row, AuditKey key) =>
        EntrySeq == row.Seq && Sign(row, Position, SealedAtMicroseconds, Previous, key).AsSpan().SequenceEqual(Hash);

    // Each part carries its length and a missing one its own mark, so that no two different rows are written alike.
    private static byte[] Sign(AuditRow row, long position, long sealedAt, byte[] previous, AuditKey key)
    {
        var text = new ArrayBufferWriter<byte>(512);
        Put(text, 1);
        Put(text, position);
        Put(text, sealedAt);
        Put(text, key.Name);
        Put(text, previous.AsSpan());
        Put(text, row.Seq);
        Put(text, row.AtMicroseconds);
        Put(text, row.ActorKind);
        Put(text, row.Actor);
        Put(text, row.Action);
        Put(text, row.SubjectKind);
        Put(text, row.Subject);
        Put(text, row.Facility);
        Put(text, row.Patient);
        Put(text, row.Outcome);
        Put(text, row.Code);
        Put(text, row.Address);
        Put(text, row.Device);
        Put(text, row.Trace);
        Put(text, row.Details);
        return key.Sign(text.WrittenSpan);
    }

    private static void Put(ArrayBufferWriter<byte> text, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(text.GetSpan(8), number);
        text.Advance(8);
    }

    private static void Put(ArrayBufferWriter<byte> text, Guid? id)
    {
        if (id is null)
        {
            Put(text, -1);
            return;
        }

        Put(text, 16);
        id.Value.TryWriteBytes(text.GetSpan(16), bigEndian: true, out var written);
        text.Advance(written);
    }

    private static void Put(ArrayBufferWriter<byte> text, string? word)
    {
        if (word is null)
        {
            Put(text, -1);
            return;
        }

        Put(text, Encoding.UTF8.GetByteCount(word));
        text.Advance(Encoding.UTF8.GetBytes(word, text.GetSpan(Encoding.UTF8.GetMaxByteCount(word.Length))));
    }

    private static void Put(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> bytes)
    {
        Put(text, bytes.Length);
        text.Write(bytes);
    }
}
