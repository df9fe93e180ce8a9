using System.Text.Encodings.Web;
using System.Text.Unicode;
using CareNet.Web.Hosting;

namespace CareNet.Web.Tests.Design;

public sealed class Hidden_signs_are_shown
{
    private static readonly InvisibleCharacterEncoder Encoder = new(HtmlEncoder.Create(UnicodeRanges.All));

    [Theory]
    [InlineData("佐々木\u202E恵", "佐々木\uFFFD恵")]
    [InlineData("\u200B\u200B山田", "\uFFFD\uFFFD山田")]
    [InlineData("<b>\u2066x", "&lt;b&gt;\uFFFDx")]
    [InlineData("a\U000E0041b", "a\uFFFDb")]
    [InlineData("山田 花子 & 葛飾", "山田 花子 &amp; 葛飾")]
    [InlineData("", "")]
    public void As_a_replacement_sign(string text, string shown)
    {
        Encoder.Encode(text).ShouldBe(shown);
        using var writer = new StringWriter();
        Encoder.Encode(writer, text);
        writer.ToString().ShouldBe(shown);
    }
}
