using CareNet.Testing;

namespace CareNet.Platform.Tests.Kernel;

public class ImageHeaderTests
{
    public static TheoryData<string, byte[]> NoPictures =>
        new()
        {
            { "three magic bytes", [0xFF, 0xD8, 0xFF] },
            { "magic bytes and a page", [0xFF, 0xD8, 0xFF, .. "<script>alert(1)</script>"u8] },
            { "a PNG mark alone", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
            { "a JPEG of 60,000 by 60,000", TestPictures.JpegHead(60_000, 60_000) },
            { "a PNG of 60,000 by 60,000", TestPictures.Png(60_000, 60_000) },
            { "a PNG of 8,000 by 8,000", TestPictures.Png(8_000, 8_000) },
            { "a PNG of negative width", TestPictures.Png(-1, 10) },
            { "a picture without a side", TestPictures.Png(0, 10) },
            { "a JPEG cut off", TestPictures.JpegHead()[..24] },
            { "a PNG cut off", TestPictures.Png(10, 10)[..^4] },
            { "a GIF", [.. "GIF89a"u8, .. new byte[64]] },
            { "nothing", [] },
        };

    [Theory, MemberData(nameof(NoPictures))]
    public void What_is_no_picture_or_too_large_a_one_is_refused(string what, byte[] content) => ImageHeader.Of(content).ShouldBeNull(what);

    [Fact]
    public void Kind_and_size_come_from_the_picture_itself()
    {
        ImageHeader.Of(TestPictures.JpegHead(4032, 3024)).ShouldBe(new("image/jpeg", 4032, 3024));
        ImageHeader.Of(TestPictures.Png(640, 480)).ShouldBe(new("image/png", 640, 480));
    }
}
