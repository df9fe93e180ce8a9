using System.Buffers.Binary;
using SkiaSharp;

namespace CareNet.Testing;

/// <summary>Pictures as people send them, and files that only begin like one.</summary>
public static class TestPictures
{
    private static readonly Lazy<byte[]> Small = new(() => Draw(SKEncodedImageFormat.Jpeg, 64, 64, SKColors.SeaGreen, SKColors.SeaGreen));

    public static byte[] Jpeg() => [.. Small.Value];

    /// <summary>Its left half has one colour and its right half the other.</summary>
    public static byte[] Draw(SKEncodedImageFormat format, int width, int height, SKColor left, SKColor right)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(right);
        using var paint = new SKPaint { Color = left };
        canvas.DrawRect(0, 0, width / 2f, height, paint);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>The picture with what a phone adds: its name, how it was held, where it was; and a comment.</summary>
    public static byte[] Tagged(byte[] jpeg, byte orientation)
    {
        // Little endian TIFF: model, orientation and the place's directory with a latitude.
        byte[] tiff =
        [
            .. "II"u8,
            42,
            0,
            8,
            0,
            0,
            0,
            3,
            0,
            0x10,
            0x01,
            2,
            0,
            10,
            0,
            0,
            0,
            50,
            0,
            0,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            orientation,
            0,
            0,
            0,
            0x25,
            0x88,
            4,
            0,
            1,
            0,
            0,
            0,
            60,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            .. "TestPhone\0"u8,
            2,
            0,
            1,
            0,
            2,
            0,
            2,
            0,
            0,
            0,
            (byte)'N',
            0,
            0,
            0,
            2,
            0,
            5,
            0,
            3,
            0,
            0,
            0,
            90,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            35,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            39,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            12,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
        ];
        return [.. jpeg[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]), .. Segment(0xFE, "home of Hanako"u8), .. jpeg[2..]];
    }

    /// <summary>The head of a JPEG of this size, with nothing to draw behind it.</summary>
    public static byte[] JpegHead(ushort width = 64, ushort height = 64)
    {
        byte[] frame = [0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(5), height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(7), width);
        return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, .. frame, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9];
    }

    /// <summary>The head of a PNG of this size, with nothing to draw behind it.</summary>
    public static byte[] Png(int width, int height)
    {
        byte[] head =
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            .. "IHDR"u8,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            8,
            2,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), height);
        return [.. head, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
