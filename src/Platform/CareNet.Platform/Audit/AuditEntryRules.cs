using System.Net;
using System.Text.RegularExpressions;

namespace CareNet.Platform.Audit;

/// <summary>
/// The rules for what may stand in an entry. No pattern can tell every name from a code, but what people write (capitals, Japanese, spaces,
/// addresses, birthdays, telephone and insurance numbers) does not pass.
/// </summary>
public static partial class AuditEntryRules
{
    private const int MostDetails = 12;
    private const int MostDigits = 7;

    /// <summary>Says which part is wrong and never what stood in it.</summary>
    public static void Require(AuditEntry entry)
    {
        Require(Action().IsMatch(entry.Action), nameof(entry.Action));
        Require(entry.Subject is null || Name().IsMatch(entry.Subject.Kind), nameof(entry.Subject));
        Require(entry.Code is null || IsCodeLike(entry.Code), nameof(entry.Code));
        Require(entry.Origin.Address is null || IPAddress.TryParse(entry.Origin.Address, out _), nameof(entry.Origin.Address));
        Require(entry.Origin.Trace is null || Trace().IsMatch(entry.Origin.Trace), nameof(entry.Origin.Trace));
        Require(entry.Details.Count <= MostDetails, nameof(entry.Details));
        foreach (var (name, value) in entry.Details)
        {
            Require(Name().IsMatch(name) && IsCodeLike(value), nameof(entry.Details));
        }
    }

    /// <summary>An id, a code or a small number.</summary>
    public static bool IsCodeLike(string word) =>
        (Guid.TryParseExact(word, "D", out _) && word == word.ToLowerInvariant())
        || Number().IsMatch(word)
        || (Code().IsMatch(word) && word.Count(char.IsAsciiDigit) <= MostDigits);

    private static void Require(bool holds, string part)
    {
        if (!holds)
        {
            throw new ArgumentException($"The audit entry's {part} is not an id or a code.");
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_.]{0,79}\z")]
    private static partial Regex Action();

    [GeneratedRegex(@"^[a-z][a-z0-9_.]{0,39}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z][a-z0-9_./:-]{0,79}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"^-?[0-9]{1,7}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex Trace();
}
