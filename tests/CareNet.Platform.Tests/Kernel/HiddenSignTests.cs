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
    public void What_nobody_sees_is_found(string text) => HiddenSigns.Contain(text).ShouldBeTrue();

    [Theory]
    [InlineData("葛\U000E0100飾 花子")]
    [InlineData("👨‍👩‍👧 とても❤️")]
    [InlineData("髙橋　﨑\n改行\tタブ")]
    [InlineData("")]
    public void Shapes_of_kanji_and_emoji_are_not_among_it(string text) => HiddenSigns.Contain(text).ShouldBeFalse();

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("＋81", "\"'＋81\"")]
    [InlineData("－1", "\"'－1\"")]
    [InlineData("＠SUM(A1)", "\"'＠SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("　=1", "\"'　=1\"")]
    [InlineData("山田 \"花子\"", "\"山田 \"\"花子\"\"\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_that_a_spreadsheet_would_run_is_text(string? text, string cell) => CsvCell.Of(text).ShouldBe(cell);
}
