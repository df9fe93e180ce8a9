using System.Globalization;
using CareNet.Platform;

namespace CareNet.Registration;

/// <summary>
/// A field that people write in. Text is kept as typed, in NFC; what no keyboard makes (control characters, halves of characters,
/// what nobody sees) is refused with a sentence that names the field.
/// </summary>
internal sealed record WrittenField(string Code, string Ja, string En, int Longest, bool HasLines = false)
{
    public static readonly WrittenField Name = new("name", "氏名", "name", People.Person.MaxNameLength);
    public static readonly WrittenField Reason = new("reason", "理由", "reason", People.Membership.MaxReasonLength, HasLines: true);

    public Result<string> Read(string? text)
    {
        var optional = ReadOptional(text);
        return !optional.IsOk ? optional.Error!
            : optional.Value is { Length: > 0 } written ? written
            : Error.Invalid($"registration.{Code}_missing", $"{Ja}を入力してください。", $"Enter the {En}.");
    }

    /// <summary>Empty where nothing was written.</summary>
    public Result<string> ReadOptional(string? text)
    {
        if (text is null || !IsReadable(text))
        {
            return text is null
                ? ""
                : Error.Invalid(
                    $"registration.{Code}_unreadable",
                    $"{Ja}に使えない文字が入っています。入力し直してください。",
                    $"The {En} holds characters that cannot be used. Enter it again."
                );
        }

        var written = text.Composed().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return written.Length <= Longest
            ? written
            : Error.Invalid(
                $"registration.{Code}_too_long",
                $"{Ja}は{Longest}文字までで入力してください。",
                $"The {En} has at most {Longest} characters."
            );
    }

    /// <summary>Katakana or hiragana with spaces, for the reading of a name.</summary>
    public Result<string> ReadKana(string? text)
    {
        var read = ReadOptional(text);
        return
            !read.IsOk || read.Value.Folded().All(letter => letter is ' ' or 'ー' or '・' or (>= 'ぁ' and <= 'ゖ') or (>= 'ァ' and <= 'ヺ'))
            ? read
            : Error.Invalid($"registration.{Code}_not_kana", $"{Ja}はひらがなかカタカナで入力してください。", $"Write the {En} in kana.");
    }

    private bool IsReadable(string text) =>
        TextNormalization.IsReadable(text) && !InvisibleCharacters.Contain(text) && !text.Any(IsUnwritable);

    private bool IsUnwritable(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        && !(HasLines && letter is '\n' or '\r');
}
