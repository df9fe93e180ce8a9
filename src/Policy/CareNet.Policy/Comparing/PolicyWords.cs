using System.Collections;
using System.Globalization;
using CareNet.Platform;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Comparing;

/// <summary>Says what a part of a policy holds, for people who do not read its file.</summary>
internal static class PolicyWords
{
    private const string Nothing = "–";

    /// <summary>Null where there is nothing to say.</summary>
    public static Phrase? Of(object? part) =>
        part switch
        {
            null => null,
            Phrase phrase => phrase,
            string text => new(text, text),
            bool yes => yes ? new("はい", "yes") : new("いいえ", "no"),
            Enum word => SettingsCatalogue.NameOf(word),
            DateOnly day => Plain(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Stated field => SettingsCatalogue.Said(field),
            IEnumerable list => Joined([.. list.Cast<object>().Select(entry => Of(entry) ?? Plain(Nothing))], "、", ", "),
            _ when PolicyParts.IsPair(part.GetType()) => Joined(
                [.. part.GetType().GetProperties().Select(side => Of(side.GetValue(part)) ?? Plain(Nothing))],
                "：",
                ": "
            ),
            _ when PolicyParts.IsRecord(part.GetType()) => Joined(
                [.. PolicyParts.Of(part.GetType()).Select(inner => Of(inner.GetValue(part)) ?? Plain(Nothing))],
                " ／ ",
                " / "
            ),
            _ => Plain(Convert.ToString(part, CultureInfo.InvariantCulture)!),
        };

    private static Phrase? Joined(IReadOnlyList<Phrase> parts, string ja, string en) =>
        parts.Count == 0 ? null : new(string.Join(ja, parts.Select(part => part.Ja)), string.Join(en, parts.Select(part => part.En)));

    private static Phrase Plain(string text) => new(text, text);
}
