using CareNet.Screening.Reading;
using CareNet.Screening.Vitals;
using Xunit.Abstractions;

namespace CareNet.Screening.Tests.Vitals;

/// <summary>The table of notations: what is found, what is missed, what is made up.</summary>
public sealed class VitalsAreRead(ITestOutputHelper output)
{
    [Fact]
    public void The_table_of_notations_is_read_with_an_F_of_98_percent_or_more()
    {
        var rows = Table.Rows("vitals.tsv").ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(200);
        int right = 0,
            wanted = 0,
            given = 0;
        foreach (var cells in rows)
        {
            var expected = cells[1].Split("; ", StringSplitOptions.RemoveEmptyEntries).ToList();
            var found = VitalReader.Read(NormalText.Of(cells[0]).Text).Select(vital => vital.ToString()).ToList();
            wanted += expected.Count;
            given += found.Count;
            var left = found.ToList();
            right += expected.Count(left.Remove);
            if (!expected.Order().SequenceEqual(found.Order()))
            {
                output.WriteLine($"{cells[0]}: expected {string.Join("; ", expected)}, found {string.Join("; ", found)}");
            }
        }

        var f = 2.0 * right / (wanted + given);
        output.WriteLine(
            $"{rows.Count} notations, precision {(double)right / given:0.000}, recall {(double)right / wanted:0.000}, F {f:0.000}"
        );
        f.ShouldBeGreaterThanOrEqualTo(0.98);
    }

    [Fact]
    public void The_span_of_a_value_is_found_again_in_the_original_letters()
    {
        var text = NormalText.Of("🚨　ＳｐＯ２：８９％です");
        var vital = VitalReader.Read(text.Text).ShouldHaveSingleItem();
        var (start, end) = text.ToOriginal(vital.Start, vital.End);

        text.Original[start..end].ShouldBe("ＳｐＯ２：８９％");
    }
}
