using System.Text.RegularExpressions;

namespace CareNet.Architecture.Tests.Model;

/// <summary>One text file of the repository; its path is relative to the root and written with slashes.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    private string? uncommented;
    private string? code;

    public string Name => System.IO.Path.GetFileName(Path);

    public string[] Folders => Path.Split('/')[..^1];

    public int LineCount => Text.Length == 0 ? 0 : Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    /// <summary>The text without its comments; what stands in strings (SQL, interpolations) is kept.</summary>
    public string Uncommented =>
        uncommented ??= Token().Replace(Text, match => match.Groups["comment"].Success ? Blank(match) : match.Value);

    /// <summary>The text without comments and without the contents of strings; lines keep their numbers.</summary>
    public string Code => code ??= Token().Replace(Text, Blank);

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>"path:line" of a place in one of the three texts, which all have the same line breaks.</summary>
    public string At(int index) => $"{Path}:{Text.AsSpan(0, Math.Min(index, Text.Length)).Count('\n') + 1}";

    // Every character is replaced by a blank, so that a place keeps its index in all three texts.
    private static string Blank(Match match) =>
        string.Create(
            match.Length,
            match.Value,
            (span, value) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = value[i] == '\n' ? '\n' : ' ';
                }
            }
        );

    [GeneratedRegex(
        """
            (?<comment>//[^\n]*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@)
            |\$*(?<quotes>"{3,})[\s\S]*?\k<quotes>
            |(?:@\$?|\$@)"(?:[^"]|"")*"
            |\$?"(?:\\.|[^"\\\n])*"
            |'(?:\\[^'\n]+|[^'\\\n])'
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Token();
}
