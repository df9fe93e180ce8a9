using System.Text;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>What a sender may put into a field.</summary>
/// <param name="Raw">As it stands in the body or the address: already escaped.</param>
/// <param name="IsNeverValid">No field of CareNet takes it, so nothing may change.</param>
internal sealed record BadValue(string Name, string Raw, bool IsNeverValid = false)
{
    public bool IsTwice { get; init; }

    public bool IsMissing { get; init; }

    /// <summary>Only for fields that hold an id.</summary>
    public bool IsId { get; init; }
}

internal static class Corpus
{
    /// <summary>An address line has 4 KB in all.</summary>
    public const int MaxInAddressLength = 2_500;

    public static IReadOnlyList<BadValue> Of(IReadOnlyList<(string Name, string Id)> foreign) =>
        [
            Text("U+FFFE", "あ\uFFFEい", true),
            Text("U+FFFF", "あ\uFFFFい", true),
            Text("a non-character above the first plane", "あ\U0001FFFE", true),
            new("half a pair as bytes", "a%ED%A0%80b"),
            new("the other half as bytes", "%ED%B0%80"),
            new("no UTF-8", "%FF%FE%C0%AF"),
            new("half a pair in JSON", Uri.EscapeDataString("""[{"Name":"\ud800","Mail":"a@b.jp","Profession":4}]""")),
            Text("NUL", "a\0b", true),
            Text("right to left", "決定\u202Eした\u2067\u200F"),
            Text("zero width", "\u200B\u200C\u200D\uFEFF"),
            Text("1 MB", new('a', 1_000_000), true),
            Text("as long as a field may be", new('a', 250_000), true),
            Text("long words", string.Concat(Enumerable.Repeat("長い ", 8_000)), true),
            Text("deep brackets", new('[', 20_000), true),
            Text("deep braces", new('{', 20_000), true),
            Text("deep tags", string.Concat(Enumerable.Repeat("<a>", 8_000)), true),
            Text("the first day", "0001-01-01"),
            Text("the last day", "9999-12-31"),
            Text("no day", "2026-02-30"),
            Text("the first month", "0001-01"),
            Text("the last month", "9999-12"),
            Text("huge", "99999999999999999999"),
            Text("as large as an int", "2147483647"),
            Text("negative", "-1"),
            Text("the least int", "-2147483648"),
            Text("no such kind", "99"),
            Text("two kinds", "0,1"),
            Text("no number", "1e308"),
            Text("an id that is none", "00000000-0000-0000-0000-00000000zzzz"),
            Text("an empty id", Guid.Empty.ToString()),
            new("empty", ""),
            Text("spaces", " \u3000\t "),
            new("twice", "x") { IsTwice = true },
            new("missing", "") { IsMissing = true },
            Text("SQL", "'; DROP TABLE registration.people; --"),
            Text("a pattern", "%_\\%' OR 1=1"),
            Text("a script", "\"'><script>fuzzed()</script>"),
            Text("an address", "//fuzzed.example/%2e%2e"),
            Text("emoji and marks", "👩‍⚕️e\u0301\u0301\u0301𠮷"),
            Text("many marks", "a" + new string('\u0301', 300)),
            Text("lines", "a\r\nSet-Cookie: fuzzed=1\r\n\r\nb"),
            Text("what grows when folded", new('\uFDFA', 400)),
            .. foreign.Select(id => Text(id.Name, id.Id) with { IsId = true }),
        ];

    /// <summary>Shortened where it goes into an address.</summary>
    public static string InAddress(this BadValue value) =>
        value.Raw.Length <= MaxInAddressLength ? value.Raw : value.Raw[..(MaxInAddressLength - MaxInAddressLength % 3)].TrimEnd('%');

    private static BadValue Text(string name, string text, bool isNeverValid = false) => new(name, Escaped(text), isNeverValid);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            escaped.Append(char.IsAsciiLetterOrDigit((char)one) ? ((char)one).ToString() : $"%{one:X2}");
        }

        return escaped.ToString();
    }
}
