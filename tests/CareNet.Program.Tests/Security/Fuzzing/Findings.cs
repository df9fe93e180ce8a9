using System.Net;
using System.Text.RegularExpressions;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>What no answer may be, whatever was sent.</summary>
internal sealed partial class Findings(CaughtExceptions caught)
{
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    public void Check(string sent, Answered answer)
    {
        var thrown = caught.Take();
        if (answer.Status >= HttpStatusCode.InternalServerError)
        {
            Add($"{sent}: answered {(int)answer.Status}: {thrown}");
        }

        // A web server refuses to send such a header, and the page becomes an error.
        if (answer.Headers.FirstOrDefault(sign => sign != '\n' && sign is < ' ' or > '~') is var sign and not '\0')
        {
            Add($"{sent}: a header holds U+{(int)sign:X4}: {Around(answer.Headers, answer.Headers.IndexOf(sign))}");
        }

        if (
            answer.Location.StartsWith("//", StringComparison.Ordinal)
            || answer.Location.Contains("fuzzed.example", StringComparison.Ordinal) && !answer.Location.StartsWith('/')
        )
        {
            Add($"{sent}: leads away to {answer.Location}");
        }

        if (answer.IsPage && answer.Text.Contains("<script>fuzzed", StringComparison.Ordinal))
        {
            Add($"{sent}: the script came back as a script");
        }

        if (Framework().Match(answer.Text) is { Success: true } words && !InDevelopmentOnly().IsMatch(answer.Text))
        {
            Add($"{sent}: says {Around(answer.Text, words.Index)}");
        }
    }

    public void Add(string finding) => all.Add(finding.Length > 900 ? finding[..900] : finding);

    private static string Around(string text, int at) =>
        text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 120)].ReplaceLineEndings(" ");

    [GeneratedRegex(
        @"The value '|is not valid(?: for|\.)|field is required|must be a (?:number|date)|could not be (?:parsed|converted)|"
            + @"\b(?:System|Microsoft\.AspNetCore|Npgsql)\.[A-Z]|Exception:|\n\s+at [A-Z]\w+\.|SqlState|StackTrace"
    )]
    private static partial Regex Framework();

    // The framework says these to developers alone; elsewhere the body is empty and the error page is shown.
    [GeneratedRegex(
        "^(?:A valid antiforgery token was not provided|The POST request does not specify which form|Cannot submit the form ')"
    )]
    private static partial Regex InDevelopmentOnly();
}
