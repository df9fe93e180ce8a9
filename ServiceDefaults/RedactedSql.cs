using System.Text.RegularExpressions;

namespace CareNet.ServiceDefaults;

/// <summary>
/// Removes the values that stand in a statement. Values should come as parameters; one that does not must not leave either.
/// </summary>
internal static partial class RedactedSql
{
    /// <summary>Null where the ends of a text cannot be told for certain: escapes, dollar quotes and comments.</summary>
    public static string? Of(string? statement) =>
        statement is null || Unsure().IsMatch(statement) ? null : Values().Replace(statement, "?");

    [GeneratedRegex(@"\\|\$[A-Za-z_]*\$|--|/\*")]
    private static partial Regex Unsure();

    // A number that is part of a name or of a parameter ($1) is no value.
    [GeneratedRegex(@"'[^']*'|(?<![\w$@.""])\d[\d.]*")]
    private static partial Regex Values();
}
