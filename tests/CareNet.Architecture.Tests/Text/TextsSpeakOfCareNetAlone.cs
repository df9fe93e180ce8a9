using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>No file knows the machine or the feed it was written on, and none holds work that was left for later.</summary>
public sealed partial class TextsSpeakOfCareNetAlone
{
    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.Files
        from Match match in Unwanted().Matches(file.Text)
        select $"{file.At(match.Index)} says {match.Value}";

    // Each word is written with a class in it, so that this file does not find itself.
    [GeneratedRegex(
        """
            (?<![\w.])(?:/wor[k]/|/tm[p]/wt|/hom[e]/[a-z]|/roo[t]/|/User[s]/[a-z]|[a-zA-Z]:\\\\?User[s])
            |\.\./share[d]\b
            |\b(?:nuge[t]\.org|npmj[s]\.(?:org|com)|pyp[i]\.org|artifactor[y]|jfro[g])\b
            |\bTO[D]O\b|\bFIX[M]E\b|\bNotImplemente[d]Exception\b|\bSki[p]\s*=\s*"
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Unwanted();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("see /ho", "me/taro/carenet")]
    [InlineData("built in /wo", "rk/main")]
    [InlineData("https://api.nug", "et.org/v3")]
    [InlineData("// TO", "DO later")]
    [InlineData("throw new NotImpl", "ementedException();")]
    [InlineData("[Fact(Ski", "p = \"flaky\")]")]
    public void A_trace_of_the_workplace_is_found(string half, string otherHalf)
    {
        using var tree = new InventedTree().With("docs/notes.md", "# Notes\n" + half + otherHalf);

        Of(tree.Read()).ShouldBite("docs/notes.md:2");
    }

    [Fact]
    public void Ordinary_sentences_are_fine()
    {
        using var tree = new InventedTree()
            .With("docs/notes.md", "The page /home shows work/life. Skip = 3. ./carenet run")
            .With("artifacts/log.txt", "/roo" + "t/x");

        Of(tree.Read()).ShouldHold();
    }
}
