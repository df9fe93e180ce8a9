using SkiaSharp;

namespace CareNet.Platform.Pictures;

/// <summary>
/// A picture drawn anew from its pixels. The place, time and device that a camera noted stay behind, and so does whatever else hid in the
/// file. It is turned the way the camera was held, and no larger than a screen needs.
/// </summary>
public sealed record ReencodedPicture(byte[] Content)
{
    public const string MediaType = "image/jpeg";
    public const int MaxSideLength = 2048;
    private static readonly int[] Qualities = [90, 80, 65, 50];

    // The largest picture takes some 270 MB for a moment: one at a time, the others wait.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>
    /// Null for what is no whole JPEG or PNG of a reasonable size, or does not fit into so many bytes when it is drawn anew.
    /// </summary>
    public static async Task<ReencodedPicture?> OfAsync(byte[] content, int atMost, CancellationToken ct)
    {
        if (ImageHeader.Of(content) is not { } head)
        {
            return null;
        }

        await Turn.WaitAsync(ct);
        try
        {
            return Redraw(content, head, atMost);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static ReencodedPicture? Redraw(byte[] content, ImageHeader head, int atMost)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (
            codec is null
            || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png)
            || (codec.Info.Width, codec.Info.Height) != (head.Width, head.Height)
        )
        {
            return null;
        }

        // A JPEG can be read at an eighth of its size and never takes the whole memory.
        var scale = Math.Min(1f, (float)MaxSideLength / Math.Max(head.Width, head.Height));
        using var pixels = new SKBitmap();
        var size = codec.GetScaledDimensions(scale);
        if (
            !pixels.TryAllocPixels(new(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul))
            || codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success
        )
        {
            return null;
        }

        using var upright = Upright(pixels, codec.EncodedOrigin);
        if (upright is null)
        {
            return null;
        }

        foreach (var quality in Qualities)
        {
            using var encoded = upright.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (encoded is not null && encoded.Size <= atMost)
            {
                return new(encoded.ToArray());
            }
        }

        return null;
    }

    /// <summary>Null where there is not enough memory.</summary>
    private static SKImage? Upright(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var scale = Math.Min(1f, (float)MaxSideLength / Math.Max(pixels.Width, pixels.Height));
        var (width, height) = (Math.Max(1, (int)(pixels.Width * scale)), Math.Max(1, (int)(pixels.Height * scale)));
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        using var surface = SKSurface.Create(
            new SKImageInfo(isTurned ? height : width, isTurned ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque)
        );
        if (surface is null)
        {
            return null;
        }

        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Concat(Turning(origin, width, height));
        using var image = SKImage.FromPixels(pixels.PeekPixels());
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }

    /// <summary>From the picture as it lies in the file to the picture as it was seen.</summary>
    private static SKMatrix Turning(SKEncodedOrigin origin, int width, int height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
