using System.Globalization;

namespace CareNet.Platform.Tests.Kernel;

public class HiddenSignTests
{
    [Theory]
    [InlineData("佐々木\u202E恵")]
    [InlineData("山田\u200B花子")]
    [InlineData("\uFEFF山田")]
    [InlineData("山田\u2066花子\u2069")]
    [InlineData("a\u00ADb")]
    [InlineData("山\u200D田")]
    [InlineData("\u3164")]
    [InlineData("x\U000E0041y")]
    [InlineData("\u2800")]
    [InlineData("山\u2800田")]
    [InlineData("\u115F\u1160")]
    [InlineData("山田\uFFA0")]
    [InlineData("a\u180Eb")]
    [InlineData("a\u180Fb")]
    [InlineData("a\uFFF1b")]
    [InlineData("a\u2028b")]
    [InlineData("a\U0001D159b")]
    [InlineData("a\U0001BCA0b")]
    [InlineData("a\U000E0180b")]
    // A joiner behind any surrogate pair, not between emoji.
    [InlineData("𠮷\u200D田")]
    [InlineData("𠮷\u200D")]
    [InlineData("👩\u200D")]
    [InlineData("👩\u200Da")]
    [InlineData("a\u200D👩")]
    [InlineData("👨\u200D\u200D👩")]
    // Selectors of a shape that choose none.
    [InlineData("\uFE0F")]
    [InlineData("山田\uFE0F")]
    [InlineData("a\uFE0Fb")]
    [InlineData("1\uFE0F2")]
    [InlineData("葛\U000E0100\U000E0101")]
    [InlineData("か\U000E0100")]
    [InlineData("a\U000E0100")]
    [InlineData("葛\uFE05")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    public void What_nobody_sees_is_found(string text) => InvisibleCharacters.Contain(text).ShouldBeTrue();

    [Theory]
    [InlineData("葛\U000E0100飾 花子")]
    [InlineData("👨‍👩‍👧 とても❤️")]
    [InlineData("邉\U000E0101 邊\U000E0102 辻\U000E0101 祇\U000E0100園 𠮷\U000E0100野")]
    [InlineData("神\uFE00社")]
    [InlineData("👨‍👩‍👧‍👦 👩🏽‍⚕️ 🧑🏻‍🤝‍🧑🏿 👩‍❤️‍💋‍👨 🏳️‍🌈 🐦‍⬛ 🙂‍↔️ ⛓️‍💥")]
    [InlineData("1️⃣ #️⃣ ㊗️ ©️ ☎︎ 🇯🇵 〰️ ⤴️ ▶️ 🅰️ 🈁")]
    [InlineData("𠮷田 﨑 ㈱ ㍻ ー ゛ が")]
    [InlineData("髙橋　﨑\n改行\tタブ")]
    [InlineData("")]
    public void Shapes_of_kanji_and_emoji_are_not_among_it(string text) => InvisibleCharacters.Contain(text).ShouldBeFalse();

    /// <summary>Each code point that a browser draws as nothing: Unicode adds to this property only what it reserved long ago.</summary>
    [Fact]
    public void No_ignorable_character_passes_between_two_letters()
    {
        var passing = Enumerable
            .Range(0, 0x110000)
            .Where(IsDrawnAsNothing)
            .Where(scalar => !InvisibleCharacters.Contain($"山{char.ConvertFromUtf32(scalar)}田") && !IsShapeOfKanji(scalar));

        passing.Select(scalar => $"U+{scalar:X4}").ShouldBeEmpty();

        static bool IsDrawnAsNothing(int scalar) =>
            scalar is not (>= 0xD800 and <= 0xDFFF or >= 0x80 and <= 0x9F)
            && scalar > 0x9F
            && CharUnicodeInfo.GetUnicodeCategory(scalar)
                is UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            && !IsDrawnFormat(scalar);

        // Signs over or around digits and hieroglyphs, which the category counts and every font draws.
        static bool IsDrawnFormat(int scalar) =>
            scalar
                is (>= 0x0600 and <= 0x0605)
                    or 0x06DD
                    or 0x070F
                    or 0x0890
                    or 0x0891
                    or 0x08E2
                    or 0x110BD
                    or 0x110CD
                    or (>= 0x13430 and <= 0x1343F);

        static bool IsShapeOfKanji(int scalar) => scalar is (>= 0xFE00 and <= 0xFE02) or (>= 0xE0100 and <= 0xE01EF);
    }

    [Theory]
    [InlineData("山\u200B田", "山田")]
    [InlineData("a\U000E0041\u2800b", "ab")]
    [InlineData("葛\U000E0100飾", "葛\U000E0100飾")]
    public void A_text_is_given_back_without_them(string text, string seen) => InvisibleCharacters.Without(text).ShouldBe(seen);
}
