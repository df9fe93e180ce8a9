using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CareNet.Platform;

/// <summary>A CSV file that spreadsheets open as a table of text, whatever somebody typed into a cell.</summary>
public static class CsvFile
{
    private static readonly CsvConfiguration Quoted = new(CultureInfo.InvariantCulture) { ShouldQuote = _ => true };

    public static byte[] Of(IEnumerable<string> heads, IEnumerable<IEnumerable<string?>> rows)
    {
        using var file = new MemoryStream();
        // With the mark, spreadsheets know that it is UTF-8.
        using (var csv = new CsvWriter(new StreamWriter(file, Encoding.UTF8), Quoted))
        {
            foreach (var row in rows.Prepend(heads))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(Guarded(cell ?? ""));
                }

                csv.NextRecord();
            }
        }

        return file.ToArray();
    }

    /// <summary>
    /// A cell that a spreadsheet would run as a formula gets an apostrophe in front. Japanese spreadsheets read the full-width signs alike,
    /// and spaces or invisible characters before a sign hide it from people only. CsvHelper's own guard knows the half-width signs alone.
    /// </summary>
    public static string Guarded(string text) => IsFormula(text) ? $"'{text}" : text;

    private static bool IsFormula(string text) =>
        text is ['\t' or '\r' or '\n', ..]
        || InvisibleCharacters.Without(text).Folded().FirstOrDefault(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter))
            is '='
                or '+'
                or '-'
                or '−'
                or '@';
}
