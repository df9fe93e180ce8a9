using System.Globalization;
using System.Text;
using CsCheck;
using CsvHelper;
using Microsoft.VisualBasic.FileIO;

namespace CareNet.Platform.Tests.Kernel;

public class CsvFileTests
{
    private static readonly string[] Heads = ["氏名", "理由"];

    // What spreadsheets treat specially is as likely as everything else together.
    private static readonly Gen<string> Cells = Gen.OneOf(
            Gen.OneOf("=", "+", "-", "@", "＝", "＋", "－", "−", "＠", "﹦", "'", "\"", ",", ";", "\t", "\r", "\n", " ", "　", "\u200B"),
            Gen.OneOf("山田", "𠮷", "髙", "a", "1", "SUM(A1)", "|", "\\", "\0")
        )
        .Array[0, 6]
        .Select(string.Concat);

    private static readonly Gen<string[][]> Tables = Cells.Array[2].Array[0, 5];

    private static readonly Gen<string[][]> TablesOfSingleLines = Cells
        .Select(cell => cell.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))
        .Array[2]
        .Array[0, 5];

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("＋81", "\"'＋81\"")]
    [InlineData("－1", "\"'－1\"")]
    [InlineData("−1", "\"'−1\"")]
    [InlineData("＠SUM(A1)", "\"'＠SUM(A1)\"")]
    [InlineData("﹦1", "\"'﹦1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("　=1", "\"'　=1\"")]
    [InlineData("\u200B=1", "\"'\u200B=1\"")]
    [InlineData("\0=1", "\"'\0=1\"")]
    [InlineData("山田 \"花子\"", "\"山田 \"\"花子\"\"\"")]
    [InlineData("1+1", "\"1+1\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_that_a_spreadsheet_would_run_is_text(string? text, string cell) =>
        Encoding
            .UTF8.GetString(
                CsvFile.Of(
                    ["a"],
                    [
                        [text],
                    ]
                )
            )
            .ShouldBe($"\uFEFF\"a\"\r\n{cell}\r\n");

    [Fact]
    public void Whatever_is_written_is_read_back() =>
        Tables.Sample(table =>
        {
            var read = new List<string[]>();
            using var parser = new CsvParser(new StreamReader(new MemoryStream(CsvFile.Of(Heads, table))), CultureInfo.InvariantCulture);
            while (parser.Read())
            {
                read.Add(parser.Record!);
            }

            read.ShouldBe([Heads, .. table.Select(row => row.Select(CsvFile.Guarded).ToArray())]);
        });

    /// <summary>Read by another library than the one that wrote it, which loses blank lines within a cell.</summary>
    [Fact]
    public void Another_reader_finds_the_same_cells_and_no_formula() =>
        TablesOfSingleLines.Sample(table =>
        {
            using var parser = new TextFieldParser(new MemoryStream(CsvFile.Of(Heads, table)), Encoding.UTF8)
            {
                Delimiters = [","],
                TrimWhiteSpace = false,
            };
            parser.ReadFields().ShouldBe(Heads);
            foreach (var row in table)
            {
                var cells = parser.ReadFields()!;
                cells.ShouldBe(row.Select(CsvFile.Guarded));
                cells.ShouldAllBe(cell => !BeginsFormula(cell));
            }

            parser.EndOfData.ShouldBeTrue();
        });

    [Fact]
    public void An_apostrophe_stands_before_a_formula_alone() =>
        Cells.Sample(cell => CsvFile.Guarded(cell).ShouldBe(BeginsFormula(cell) ? "'" + cell : cell));

    private static bool BeginsFormula(string cell) =>
        cell.TrimStart(' ', '　', '\u200B', '\0', '\t', '\r', '\n')
            is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '−' or '＠' or '﹦', ..]
        || cell is ['\t' or '\r' or '\n', ..];
}
