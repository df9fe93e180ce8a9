using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>Single answers: cleaned of what no one sees, and refused with a sentence that says how to mend them.</summary>
internal sealed partial class FieldCheck(List<FieldError> flaws, int? line = null)
{
    public string? Text(string field, string? value, Phrase name, int longest, bool optional = false)
    {
        var text = Clean(value);
        var flaw =
            text.Length == 0 ? (optional ? null : new Phrase($"{name.Ja}を入力してください", $"Enter the {name.En}"))
            : text.Length > longest
                ? new Phrase($"{name.Ja}は{longest}字までで入力してください", $"Shorten the {name.En} to {longest} characters")
            : text.Any(IsUnseen) || InvisibleCharacters.Contain(text)
                ? new Phrase($"{name.Ja}に使えない文字があります", $"The {name.En} holds characters that cannot be used")
            : null;
        Add(field, flaw);
        return text.Length == 0 ? null : text;
    }

    public string? Phone(string field, string? value)
    {
        var text = Clean(value).Folded().Replace('‐', '-').Replace('−', '-').Replace('ー', '-');
        Add(
            field,
            PhoneForm().IsMatch(text) && text.Count(char.IsAsciiDigit) is 10 or 11
                ? null
                : new Phrase("電話番号を市外局番から入力してください", "Enter the phone number with its area code")
        );
        return text;
    }

    public string? PostalCode(string field, string? value)
    {
        var text = Clean(value).Folded();
        Add(
            field,
            text.Length == 0 || PostalForm().IsMatch(text)
                ? null
                : new Phrase("郵便番号を7桁の数字で入力してください", "Enter the postal code as seven digits")
        );
        return text.Length == 0 ? null : text;
    }

    public string? Kana(string field, string? value)
    {
        var text = Clean(value).Folded();
        Add(
            field,
            text.Length == 0 || (text.Length <= People.Person.MaxNameLength && KanaForm().IsMatch(text))
                ? null
                : new Phrase("ふりがなは、ひらがなかカタカナで入力してください", "Write the reading in hiragana or katakana")
        );
        return text.Length == 0 ? null : text;
    }

    public string Mail(string field, string? value)
    {
        Add(field, MailText.IsAddress(value) ? null : new Phrase("メールアドレスを正しく入力してください", "Enter a valid e-mail address"));
        return People.Person.MailOf(value ?? "");
    }

    public void Add(string field, Phrase? flaw)
    {
        if (flaw is not null)
        {
            flaws.Add(new(field, flaw, line));
        }
    }

    public void Add(string field, bool isWrong, Phrase flaw) => Add(field, isWrong ? flaw : null);

    private static string Clean(string? value)
    {
        var text = (value ?? "").Replace("\r\n", "\n").Trim();
        return TextNormalization.IsReadable(text) ? text.Composed() : "\0";
    }

    private static bool IsUnseen(char letter) => char.IsControl(letter) && letter != '\n';

    [GeneratedRegex(@"\A0[0-9()-]{9,18}\z")]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"\A[0-9]{3}-?[0-9]{4}\z")]
    private static partial Regex PostalForm();

    [GeneratedRegex(@"\A[\p{IsHiragana}\p{IsKatakana}\s]+\z")]
    private static partial Regex KanaForm();
}
