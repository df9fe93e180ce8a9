using System.Text.RegularExpressions;
using CareNet.Platform;

namespace CareNet.Security;

/// <summary>
/// Checks and normalises what people wrote into a field: NFC, without spaces around it, and nothing that a field must not hold.
/// </summary>
public static partial class Words
{
    public static readonly Error Missing = Error.Invalid(
        "security.words_missing",
        "入力が足りません。空いている欄をご確認ください。",
        "Something is missing. Please check the empty fields."
    );

    public static readonly Error TooLong = Error.Invalid(
        "security.words_too_long",
        "入力が長すぎます。短くしてください。",
        "The text is too long. Please shorten it."
    );

    public static readonly Error Unreadable = Error.Invalid(
        "security.words_unreadable",
        "使えない文字が含まれています。入力し直してください。",
        "The text holds characters that cannot be used. Please type it again."
    );

    public static Error? Wrong(string? text, int longest, bool isNeeded = true, bool hasLines = false) =>
        string.IsNullOrWhiteSpace(text) ? (isNeeded ? Missing : null)
        : text.Length > longest ? TooLong
        : OtherEncoding().IsMatch(text) || InvisibleCharacters.Contain(text) ? Unreadable
        : !TextNormalization.IsReadable(text) || text.Any(sign => char.IsControl(sign) && !(hasLines && sign is '\n' or '\r' or '\t'))
            ? Unreadable
        : null;

    /// <summary>A telephone number as people write it: digits, and what stands between them.</summary>
    public static Error? WrongPhone(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length > 20
        || text.Count(char.IsAsciiDigit) < 3
        || text.Any(sign => !char.IsAsciiDigit(sign) && sign is not ('-' or '+' or ' ' or '(' or ')' or '#'))
            ? Unreadable
        : null;

    public static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Composed();

    // What a form in another encoding leaves behind: bytes that are no UTF-8 arrive as they were escaped.
    [GeneratedRegex("(?:%[89A-Fa-f][0-9A-Fa-f]){2}")]
    private static partial Regex OtherEncoding();
}
