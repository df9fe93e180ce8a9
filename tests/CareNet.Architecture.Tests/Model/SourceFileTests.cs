namespace CareNet.Architecture.Tests.Model;

public sealed class SourceFileTests
{
    private static readonly SourceFile File = new(
        "src/A.cs",
        """"
        var a = "one // two"; // three
        var b = $"{four} \" five";
        var c = """
            six "seven"
            """; /* eight
        nine */ var d = '"'; var e = @"ten "" eleven";
        """"
    );

    [Fact]
    public void Comments_are_blanked_and_strings_kept()
    {
        File.Uncommented.ShouldContain("one // two");
        File.Uncommented.ShouldContain("six \"seven\"");
        File.Uncommented.ShouldNotContain("three");
        File.Uncommented.ShouldNotContain("nine");
    }

    [Fact]
    public void Strings_are_blanked_from_the_code()
    {
        foreach (var word in (string[])["one", "two", "three", "five", "six", "seven", "eight", "nine", "ten", "eleven"])
        {
            File.Code.ShouldNotContain(word);
        }

        File.Code.ShouldContain("var d =");
        File.Code.ShouldContain("var e =");
    }

    [Fact]
    public void A_place_is_named_by_its_line_in_every_text()
    {
        File.Code.Length.ShouldBe(File.Text.Length);
        File.At(File.Code.IndexOf("var e", StringComparison.Ordinal)).ShouldBe("src/A.cs:6");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("a\nb\n", 2)]
    public void Lines_are_counted_as_an_editor_counts_them(string text, int lines) =>
        new SourceFile("a.cs", text).LineCount.ShouldBe(lines);
}
