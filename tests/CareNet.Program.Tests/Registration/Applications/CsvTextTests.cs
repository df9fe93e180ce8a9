using System.Text;
using CareNet.Platform;
using CareNet.Registration.Applications;
using CsCheck;

namespace CareNet.Registration.Tests.Applications;

public sealed class CsvTextTests
{
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    // "ソ" and "表" end with a backslash in Shift_JIS.
    private static readonly Gen<string> Cells = Gen.OneOf("山田", "花子", "ソ", "表", "髙", "ｱ", "a", "\"", ",", " ", "\r\n", "\n")
        .Array[0, 6]
        .Select(string.Concat);

    private static readonly Gen<string[][]> Tables = Cells.Array[3].Array[1, 6];

    [Fact]
    public void A_list_that_was_written_is_read_back_in_either_encoding() =>
        Tables.Sample(table =>
        {
            string[] heads = ["氏名", "職種", "メール"];
            var file = CsvFile.Of(heads, table);
            var text = Encoding.UTF8.GetString(file);
            string[][] expected =
            [
                heads,
                .. table
                    .Select(row => row.Select(cell => CsvFile.Guarded(cell).Trim()).ToArray())
                    .Where(row => row.Any(cell => cell.Length > 0)),
            ];

            CsvText.Rows(CsvText.Decode(file)!, 20).ShouldBe(expected);
            CsvText.Rows(CsvText.Decode(ShiftJis.GetBytes(text.TrimStart('\uFEFF')))!, 20).ShouldBe(expected);
        });

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_more_rows_than_asked_for() =>
        Gen.Byte.Array[0, 200].Sample(bytes => CsvText.Rows(CsvText.Decode(bytes) ?? "", 3).Count.ShouldBeLessThanOrEqualTo(4));

    [Theory]
    [InlineData("氏名,職種\n森 \"健\" 一,医師\n", "森 \"健\" 一")]
    [InlineData("氏名,職種\r森,医師\r", "森")]
    [InlineData("氏名,職種\n\n ,\n森,医師", "森")]
    [InlineData("氏名,職種\n\" 森 \",医師", "森")]
    [InlineData("氏名,職種\n\"森,医師", "森,医師")]
    [InlineData("氏名,職種\n#森,医師", "#森")]
    public void A_file_that_was_written_by_hand_is_read_as_it_was_meant(string text, string name)
    {
        var rows = CsvText.Rows(text, 20);

        rows.Count.ShouldBe(2);
        rows[1][0].ShouldBe(name);
    }

    /// <summary>A file of the largest size that is one cell, or has as many quotes as it can hold.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData(",")]
    [InlineData("\"\"\n")]
    [InlineData("\"a\",")]
    public void A_file_of_the_largest_size_is_read_within_seconds(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, CsvText.MostBytes / piece.Length));
        var start = TimeProvider.System.GetTimestamp();

        CsvText.Rows(text, 200);

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
