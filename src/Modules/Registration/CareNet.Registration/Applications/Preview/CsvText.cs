using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CareNet.Registration.Applications;

/// <summary>A small CSV file as spreadsheets in Japan write it: UTF-8, with its mark or without, or Shift_JIS.</summary>
internal static class CsvText
{
    public const int MostBytes = 256 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // People write such files by hand, too: a stray quote is part of the text.
    private static readonly CsvConfiguration Lenient = new(CultureInfo.InvariantCulture) { BadDataFound = null };
    private static readonly Lazy<Encoding> ShiftJis = new(() =>
        CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!
    );

    /// <summary>Nothing where the bytes are text in neither.</summary>
    public static string? Decode(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || content.Contains((byte)0))
        {
            return null;
        }

        foreach (var encoding in new[] { Utf8, ShiftJis.Value })
        {
            try
            {
                return encoding.GetString(content).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // The next one may read it.
            }
        }

        return null;
    }

    /// <summary>Rows of cells; quotes may hold commas, quotes and line breaks. Rows without any text are left out.</summary>
    public static List<string[]> Rows(string text, int most)
    {
        using var parser = new CsvParser(new StringReader(text), Lenient);
        List<string[]> rows = [];
        while (rows.Count <= most && parser.Read())
        {
            string[] row = [.. parser.Record!.Select(cell => cell.Trim())];
            if (row.Any(cell => cell.Length > 0))
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
