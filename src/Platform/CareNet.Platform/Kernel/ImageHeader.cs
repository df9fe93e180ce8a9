using System.Buffers.Binary;

namespace CareNet.Platform;

/// <summary>
/// Kind and size of a picture, read from its first parts. A picture whose parts do not fit together, or that would take more memory than
/// any screen needs when it is drawn, is none.
/// </summary>
public sealed record ImageHeader(string MediaType, int Width, int Height)
{
    public const int MaxSideLength = 8192;
    public const long MostPixels = 40_000_000;

    /// <summary>A PNG cannot be read smaller than it is, and may take eight bytes for each pixel twice.</summary>
    public const long MostPixelsOfPng = 16_000_000;
    private static readonly byte[] PngMark = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] PngEnd = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <summary>Null for everything that is no JPEG or PNG of a reasonable size.</summary>
    public static ImageHeader? Of(ReadOnlySpan<byte> content)
    {
        var head =
            content.StartsWith(PngMark) ? Png(content)
            : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(content)
            : null;
        return
            head is { Width: > 0 and <= MaxSideLength, Height: > 0 and <= MaxSideLength }
            && (long)head.Width * head.Height <= (head.MediaType == "image/png" ? MostPixelsOfPng : MostPixels)
            ? head
            : null;
    }

    private static ImageHeader? Png(ReadOnlySpan<byte> content) =>
        content.Length >= 33 + PngEnd.Length
        && content.Slice(8, 8).SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'])
        && content.EndsWith(PngEnd)
            ? new("image/png", BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]))
            : null;

    // Segments follow one another until the one that tells the size.
    private static ImageHeader? Jpeg(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF; )
        {
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (IsFrame(marker))
            {
                return length >= 8 && HasScanAndEnd(content[(at + 2 + length < content.Length ? at + 2 + length : content.Length)..])
                    ? new(
                        "image/jpeg",
                        BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]),
                        BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..])
                    )
                    : null;
            }

            if (length < 2 || marker is 0xD8 or 0xD9 or 0xDA or (>= 0xD0 and <= 0xD7) or 0x00 or 0x01)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool HasScanAndEnd(ReadOnlySpan<byte> rest) =>
        rest.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) is >= 0 and var scan && rest[scan..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
}
