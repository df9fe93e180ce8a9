namespace CareNet.Platform;

/// <summary>
/// A cell of a CSV file, quoted. One that a spreadsheet would run as a formula gets an apostrophe in front, also where the sign is
/// full-width, which Japanese spreadsheets read alike, or stands behind spaces.
/// </summary>
public static class CsvCell
{
    public static string Of(string? text)
    {
        var held = text ?? "";
        var isFormula =
            held is ['\t' or '\r' or '\n', ..]
            || held.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '−' or '＠', ..];
        return $"\"{(isFormula ? "'" : "")}{held.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
