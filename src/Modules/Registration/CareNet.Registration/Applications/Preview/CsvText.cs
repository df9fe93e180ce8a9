using System.Text;

namespace CareNet.Registration.Applications;

/// <summary>A small CSV file as spreadsheets in Japan write it: UTF-8, with its mark or without, or Shift_JIS.</summary>
internal static class CsvText
{
    public const int MostBytes = 256 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
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

    /// <summary>Rows of cells; quotes may hold commas, quotes and line breaks. Empty rows are left out.</summary>
    public static List<string[]> Rows(string text, int most)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at <= text.Length && rows.Count <= most; at++)
        {
            var letter = at < text.Length ? text[at] : '\n';
            if (quoted && at < text.Length)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append(text[++at]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (letter is ',' or '\n')
            {
                row.Add(cell.ToString().Trim());
                cell.Clear();
                if (letter == '\n')
                {
                    if (row.Any(filled => filled.Length > 0))
                    {
                        rows.Add([.. row]);
                    }

                    row.Clear();
                }
            }
            else
            {
                cell.Append(letter);
            }
        }

        return rows;
    }
}
