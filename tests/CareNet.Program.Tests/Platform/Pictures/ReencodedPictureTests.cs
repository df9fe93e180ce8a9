using System.Buffers.Binary;
using System.Text;
using CareNet.Platform.Pictures;
using CareNet.Testing;
using SkiaSharp;

namespace CareNet.Platform.Tests.Pictures;

/// <summary>What stays of a picture that somebody took with a phone.</summary>
public class ReencodedPictureTests
{
    private const int AtMost = 1_000_000;
    private static readonly byte[] Whole = TestPictures.Draw(SKEncodedImageFormat.Jpeg, 64, 32, SKColors.Red, SKColors.Blue);

    [Fact]
    public async Task The_place_the_camera_comments_and_what_hides_behind_the_end_are_gone()
    {
        byte[] sent = [.. TestPictures.Tagged(Whole, 1), .. "<script>alert(1)</script>"u8];
        Shows(sent, "Exif", "TestPhone", "home of Hanako", "<script>").ShouldBe(["Exif", "TestPhone", "home of Hanako", "<script>"]);

        var kept = (await ReencodedPicture.OfAsync(sent, AtMost, default)).ShouldNotBeNull().Content;

        Shows(kept, "Exif", "TestPhone", "home of Hanako", "<script>", "GPS").ShouldBeEmpty();
        Markers(kept).ShouldNotContain((byte)0xE1);
        Markers(kept).ShouldNotContain((byte)0xFE);
        ImageHeader.Of(kept).ShouldBe(new("image/jpeg", 64, 32));
    }

    [Fact]
    public async Task Texts_of_a_png_are_gone_and_nothing_shines_through()
    {
        var png = TestPictures.Draw(SKEncodedImageFormat.Png, 40, 20, SKColors.Red, SKColors.Transparent);
        byte[] sent = [.. png[..33], .. Chunk("tEXt", "Location\0home of Hanako"u8), .. png[33..]];

        var kept = (await ReencodedPicture.OfAsync(sent, AtMost, default)).ShouldNotBeNull().Content;

        Shows(kept, "Hanako", "tEXt").ShouldBeEmpty();
        Near(At(kept, 30, 10), SKColors.White).ShouldBeTrue();
    }

    /// <summary>Where red, the left half in the file, is seen when the camera was held in this way.</summary>
    [Theory]
    [InlineData(1, 64, 32, 8, 16)]
    [InlineData(2, 64, 32, 56, 16)]
    [InlineData(3, 64, 32, 56, 16)]
    [InlineData(4, 64, 32, 8, 16)]
    [InlineData(5, 32, 64, 16, 8)]
    [InlineData(6, 32, 64, 16, 8)]
    [InlineData(7, 32, 64, 16, 56)]
    [InlineData(8, 32, 64, 16, 56)]
    public async Task It_is_turned_the_way_the_camera_was_held(byte orientation, int width, int height, int x, int y)
    {
        var kept = (await ReencodedPicture.OfAsync(TestPictures.Tagged(Whole, orientation), AtMost, default)).ShouldNotBeNull().Content;

        ImageHeader.Of(kept).ShouldBe(new("image/jpeg", width, height));
        Near(At(kept, x, y), SKColors.Red).ShouldBeTrue();
        Near(At(kept, width - 1 - x, height - 1 - y), SKColors.Blue).ShouldBeTrue();
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, 6000, 3000)]
    [InlineData(SKEncodedImageFormat.Png, 5000, 2500)]
    [InlineData(SKEncodedImageFormat.Png, 8192, 1)]
    public async Task A_large_one_becomes_as_large_as_a_screen_needs(SKEncodedImageFormat format, int width, int height)
    {
        var sent = TestPictures.Draw(format, width, height, SKColors.Red, SKColors.Blue);

        var head = ImageHeader.Of((await ReencodedPicture.OfAsync(sent, AtMost, default)).ShouldNotBeNull().Content);

        head!.Width.ShouldBe(ReencodedPicture.MaxSideLength);
        head.Height.ShouldBe(Math.Max(1, height * ReencodedPicture.MaxSideLength / width));
    }

    [Fact]
    public async Task What_cannot_be_drawn_to_its_end_is_no_picture()
    {
        byte[][] broken =
        [
            TestPictures.JpegHead(),
            TestPictures.Png(64, 64),
            [.. Whole[..(Whole.Length / 2)], 0xFF, 0xD9],
            [.. "GIF89a"u8, .. new byte[64]],
            [],
        ];
        foreach (var sent in broken)
        {
            (await ReencodedPicture.OfAsync(sent, AtMost, default)).ShouldBeNull();
        }

        (await ReencodedPicture.OfAsync(Whole, 100, default)).ShouldBeNull("It does not fit.");
    }

    /// <summary>Bytes changed at random: a picture or none, and never an exception or the end of the process.</summary>
    [Fact]
    public async Task Damaged_files_harm_nothing()
    {
        var random = new Random(20261130);
        foreach (
            var whole in new[]
            {
                TestPictures.Tagged(Whole, 6),
                TestPictures.Draw(SKEncodedImageFormat.Png, 64, 32, SKColors.Red, SKColors.Blue),
            }
        )
        {
            for (var round = 0; round < 500; round++)
            {
                byte[] damaged = [.. whole];
                for (var hit = random.Next(1, 12); hit > 0; hit--)
                {
                    damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
                }

                await ReencodedPicture.OfAsync(damaged, AtMost, default);
            }
        }
    }

    private static byte[] Chunk(string kind, ReadOnlySpan<byte> content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }

    private static IEnumerable<string> Shows(byte[] content, params string[] texts) =>
        texts.Where(text => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0);

    private static List<byte> Markers(byte[] jpeg)
    {
        var found = new List<byte>();
        for (
            var at = 2;
            at + 4 < jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2))
        )
        {
            found.Add(jpeg[at + 1]);
        }

        return found;
    }

    private static SKColor At(byte[] content, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(content);
        return bitmap.GetPixel(x, y);
    }

    private static bool Near(SKColor one, SKColor other) =>
        Math.Abs(one.Red - other.Red) < 40 && Math.Abs(one.Green - other.Green) < 40 && Math.Abs(one.Blue - other.Blue) < 40;
}
