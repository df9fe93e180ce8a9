using System.Text.RegularExpressions;

namespace CareNet.Web.Pages.Policies;

/// <summary>Takes a sentence apart at the rule ids in it.</summary>
internal static partial class RuleMentions
{
    public static IEnumerable<string> PiecesOf(string sentence) => Id().Split(sentence).Where(piece => piece.Length > 0);

    public static bool IsId(string piece) => Id().Match(piece) is { Success: true } match && match.Length == piece.Length;

    /// <summary>The files write phrases; people read sentences. An id at the beginning is no word to write large.</summary>
    public static string Sentence(string text) =>
        text.Length > 0 && Id().Match(text) is not { Success: true, Index: 0 } ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex("((?<![a-z0-9/_-])[a-z0-9][a-z0-9_-]*/[a-z0-9]+(?:-[a-z0-9]+)*)")]
    private static partial Regex Id();
}
